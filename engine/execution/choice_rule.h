#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/value.h"
#include "execution/compiled_path.h"

namespace statelight::execution::compiled {

enum class Comparison : std::uint8_t { Equals, LessThan, GreaterThan, LessThanEquals, GreaterThanEquals };

/// What one data-test expression asks.
struct ChoiceOperator {
    enum class Family : std::uint8_t {
        String,
        StringMatches,
        Numeric,
        Boolean,
        Timestamp,
        IsNull,
        IsPresent,
        IsNumeric,
        IsString,
        IsBoolean,
        IsTimestamp,
    };
    Family family = Family::String;
    Comparison comparison = Comparison::Equals;
    bool takesPath = false; ///< its name ends in Path

    [[nodiscard]] bool isTypeTest() const { return family >= Family::IsNull; }
};

/// The operator of that name; there are 39.
[[nodiscard]] std::optional<ChoiceOperator> choiceOperator(std::string_view name);

/// Whether the value passes. A value of a kind that the operator isn't for never does.
[[nodiscard]] bool passes(const ChoiceOperator& test, const core::Value& value, const core::Value& operand);

/// A node of a rule: a test, or a combination of nodes that stand before it.
struct ChoiceNode {
    enum class Kind : std::uint8_t { Test, And, Or, Not };
    Kind kind = Kind::Test;
    std::vector<std::uint32_t> operands;
    Path variable;
    ChoiceOperator test;
    core::Value operand;
    std::optional<Path> operandPath;
};

} // namespace statelight::execution::compiled
