#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/value.h"

namespace statelight::query {

struct Filter;

/// The name of a member in a path. With a backslash in it, the spelling as written is looked for first (Step Functions)
/// and the unescaped one then (Jayway).
struct Name {
    core::Key key; ///< unescaped
    std::optional<core::Key> asWritten; ///< only where it differs

    [[nodiscard]] const core::Value* in(const core::Value& object) const
    {
        if (asWritten) {
            if (const core::Value* value = object.findKey(*asWritten))
                return value;
        }
        return object.findKey(key);
    }
};

/// One name, or several: merged into one object at a path's end, taken in turn before it.
struct NameStep {
    std::vector<Name> names;
    char quote = '\'';
};
struct IndexStep {
    std::vector<std::int32_t> indices;
};
/// A step width is read and ignored, as Jayway does.
struct SliceStep {
    std::optional<std::int32_t> from;
    std::optional<std::int32_t> to;
};
struct WildcardStep {};
struct ScanStep {};
struct FilterStep {
    std::shared_ptr<const Filter> filter;
};

using Step = std::variant<NameStep, IndexStep, SliceStep, WildcardStep, ScanStep, FilterStep>;

/// All of a path. `definiteLength` steps at its beginning select one node each; all of them in a definite path.
struct Steps {
    std::string text;
    bool startsAtItem = false; ///< with `@`
    std::vector<Step> all;
    std::size_t definiteLength = 0;

    [[nodiscard]] bool isDefinite() const { return definiteLength == all.size(); }
    /// Jayway's normal form of the first `count` steps: $['a'][0]
    [[nodiscard]] std::string normalForm(std::size_t count) const;
};

/// Jayway's normal form of one step.
[[nodiscard]] std::string normalForm(const Step& step);

} // namespace statelight::query
