// query turns texts of the query languages into compiled expressions, and those with a scope into values: JSONPath as
// Jayway reads it, reference paths, intrinsic functions, payload templates. It must never know a state, a file or a
// clock.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/value.h"

namespace statelight::query {

struct Steps;

/// A compiled JSONPath. Cheap to copy; evaluation never copies the document.
class Path {
public:
    /// The path "$".
    Path();

    /// As Jayway reads it: leading and trailing blanks are dropped, and a text that starts with neither `$` nor `@` is
    /// read as if "$." stood before it. Fails with "query.syntax" and Jayway's message.
    [[nodiscard]] static core::Result<Path> parse(std::string_view text);

    /// The same for a path that stands in a filter; `depth` counts the filters around it.
    [[nodiscard]] static core::Result<Path> parseInFilter(std::string_view text, std::size_t depth);

    [[nodiscard]] const std::string& text() const;
    /// Selects at most one node: neither wildcard, slice, scan, filter nor several indices.
    [[nodiscard]] bool isDefinite() const;
    [[nodiscard]] bool isRoot() const;
    [[nodiscard]] const Steps& steps() const { return *m_steps; }

    /// A definite path gives the value or fails with "query.missing"; any other always gives an array.
    /// Other codes: "query.path", "query.limit".
    [[nodiscard]] core::Result<core::Value> evaluate(const core::Value& root) const;
    /// The node a definite path selects, or null where there is none. Lives as long as `root`. No allocation.
    /// (A path that ends in several names makes an object of its own; it finds nothing here.)
    [[nodiscard]] const core::Value* find(const core::Value& root) const;

private:
    explicit Path(std::shared_ptr<const Steps> steps);

    std::shared_ptr<const Steps> m_steps;
};

} // namespace statelight::query
