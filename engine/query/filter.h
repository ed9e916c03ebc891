#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"
#include "query/path.h"
#include "query/pattern.h"

namespace statelight::query {

enum class FilterOperator : std::uint8_t {
    Exists,
    Equal,
    NotEqual,
    SameTypeEqual,
    SameTypeNotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches,
    In,
    NotIn,
    SubsetOf,
    AnyOf,
    NoneOf,
    All,
    Contains,
    Size,
    Empty,
    Unanswerable ///< type, matches: Jayway has them for its Java API only; in a text they select nothing
};

struct PathOperand {
    Path path;
    bool shouldExist = true; ///< false behind `!`
};

/// A literal, a path below `@` or `$`, or a regular expression.
using FilterOperand = std::variant<core::Value, PathOperand, Pattern>;

struct Comparison {
    FilterOperand left;
    FilterOperator op = FilterOperator::Exists;
    FilterOperand right;
};

/// A filter's condition as a flat tree: nodes name their operands by index; the last node is the root.
struct Filter {
    enum class Junction : std::uint8_t { Or, And, Not };
    struct Junctor {
        Junction junction;
        std::vector<std::uint32_t> operands;
    };
    using Node = std::variant<Comparison, Junctor>;

    std::vector<Node> nodes;

    /// Whether the item passes; `root` is what `$` means. An operator that doesn't fit its operands passes nothing.
    [[nodiscard]] bool accepts(const core::Value& item, const core::Value& root) const;
};

/// Reads "[?( … )]". Fails with "query.syntax" and Jayway's message. `depth` counts filters inside filters.
[[nodiscard]] core::Result<Filter> parseFilter(std::string_view text, std::size_t depth);

} // namespace statelight::query
