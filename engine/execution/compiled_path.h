#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "execution/state_error.h"
#include "query/path.h"

namespace statelight::execution::compiled {

/// What a path starts from: `$` the input, `$$` the context object, `$name` the variables.
enum class PathRoot : std::uint8_t { Input, Context, Variables };

/// A path of a state's field. For context and variables `path` is read below that object: `$name.a` as `$.name.a`.
struct Path {
    std::string text; ///< as written
    PathRoot root = PathRoot::Input;
    query::Path path;
};
[[nodiscard]] core::Result<Path> compilePath(std::string_view text);

/// InputPath or OutputPath: `isNothing` for null, which gives {}.
struct DataPath {
    bool isNothing = false;
    Path path;
};

/// Where a result goes. Without steps it replaces the whole.
struct ResultPath {
    struct Step {
        core::Key name;
        std::size_t index = 0;
        bool isIndex = false;
    };
    std::string text = "$";
    std::vector<Step> steps;
    bool isDiscarded = false; ///< null

    /// The raw input with the result put in its place; missing objects are made on the way.
    /// Fails with States.ResultPathMatchFailure.
    [[nodiscard]] Outcome combine(const core::Value& input, core::Value result) const;
};
[[nodiscard]] core::Result<ResultPath> compileResultPath(std::string_view text);

} // namespace statelight::execution::compiled
