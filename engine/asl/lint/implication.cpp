#include "asl/lint/implication.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>

namespace statelight::asl::lint {

namespace {

enum class Join : std::uint8_t { None, And, Or, Not };

Join joinOf(const ChoiceRule& rule)
{
    if (rule.fields.has("And"))
        return Join::And;
    if (rule.fields.has("Or"))
        return Join::Or;
    return rule.fields.has("Not") ? Join::Not : Join::None;
}

/// One comparison of a Variable.
struct Test {
    std::string_view variable;
    std::string_view operation;
    const core::Value* operand = nullptr;
};

std::optional<Test> testOf(const ChoiceRule& rule)
{
    constexpr std::array<std::string_view, 5> others{"Variable", "Next", "Assign", "Output", "Comment"};
    const auto variable = rule.fields.text("Variable");
    if (!variable)
        return std::nullopt;
    std::optional<Test> test;
    for (const Field& field : rule.fields) {
        if (std::ranges::find(others, field.name) != others.end())
            continue;
        if (test)
            return std::nullopt;
        test = Test{*variable, field.name, &field.value};
    }
    return test;
}

/// The numbers or texts for which a comparison holds.
template <class T>
struct Interval {
    std::optional<T> least; ///< none: unbounded
    std::optional<T> most;
    bool hasLeast = true; ///< the bound itself belongs to it
    bool hasMost = true;

    [[nodiscard]] bool liesIn(const Interval& other) const
    {
        const bool below = !other.least
            || (least && (*other.least < *least || (*other.least == *least && (other.hasLeast || !hasLeast))));
        const bool above
            = !other.most || (most && (*most < *other.most || (*most == *other.most && (other.hasMost || !hasMost))));
        return below && above;
    }
};

template <class T>
std::optional<Interval<T>> intervalOf(std::string_view comparison, T bound)
{
    if (comparison == "Equals")
        return Interval<T>{bound, bound};
    if (comparison == "LessThan")
        return Interval<T>{std::nullopt, bound, true, false};
    if (comparison == "LessThanEquals")
        return Interval<T>{std::nullopt, bound};
    if (comparison == "GreaterThan")
        return Interval<T>{bound, std::nullopt, false};
    if (comparison == "GreaterThanEquals")
        return Interval<T>{bound, std::nullopt};
    return std::nullopt;
}

template <class T>
bool liesIn(const std::optional<Interval<T>>& inner, const std::optional<Interval<T>>& outer)
{
    return inner && outer && inner->liesIn(*outer);
}

bool isTrue(const Test& test, std::string_view operation)
{
    return test.operation == operation && test.operand->isBoolean() && test.operand->boolean();
}

// A comparison of one type holds only for values of that type, which are there.
bool impliesType(const Test& later, const Test& earlier)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> families{
        {{"Numeric", "IsNumeric"}, {"String", "IsString"}, {"Boolean", "IsBoolean"}, {"Timestamp", "IsTimestamp"}}};
    const bool isTypeTest = later.operation.starts_with("Is");
    if (isTrue(earlier, "IsPresent"))
        return !isTypeTest || (isTrue(later, later.operation) && later.operation != "IsPresent");
    return std::ranges::any_of(families, [&](const auto& family) {
        return later.operation.starts_with(family.first) && isTrue(earlier, family.second);
    });
}

bool impliesRange(const Test& later, const Test& earlier)
{
    constexpr std::string_view numeric = "Numeric";
    constexpr std::string_view text = "String";
    const auto bothAre = [&](std::string_view family, bool (core::Value::*fits)() const noexcept) {
        return later.operation.starts_with(family) && earlier.operation.starts_with(family) && (later.operand->*fits)()
            && (earlier.operand->*fits)();
    };
    if (bothAre(numeric, &core::Value::isNumber)) {
        return liesIn(intervalOf(later.operation.substr(numeric.size()), later.operand->number()),
            intervalOf(earlier.operation.substr(numeric.size()), earlier.operand->number()));
    }
    if (bothAre(text, &core::Value::isString)) {
        return liesIn(intervalOf(later.operation.substr(text.size()), later.operand->string()),
            intervalOf(earlier.operation.substr(text.size()), earlier.operand->string()));
    }
    return false;
}

bool impliesTest(const ChoiceRule& later, const ChoiceRule& earlier)
{
    const auto one = testOf(later);
    const auto other = testOf(earlier);
    if (!one || !other || one->variable != other->variable)
        return false;
    return (one->operation == other->operation && *one->operand == *other->operand) || impliesType(*one, *other)
        || impliesRange(*one, *other);
}

} // namespace

// The recursion is bounded: a text nests no deeper than 500, and the budget bounds the breadth.
bool implies(const ChoiceRule& later, const ChoiceRule& earlier, std::size_t& budget)
{
    if (budget == 0)
        return false;
    --budget;
    const Join one = joinOf(later);
    const Join other = joinOf(earlier);
    const auto operandImplies = [&](const ChoiceRule& operand) { return implies(operand, earlier, budget); };
    const auto impliesOperand = [&](const ChoiceRule& operand) { return implies(later, operand, budget); };
    if (one == Join::Or)
        return !later.operands.empty() && std::ranges::all_of(later.operands, operandImplies);
    if (other == Join::And)
        return !earlier.operands.empty() && std::ranges::all_of(earlier.operands, impliesOperand);
    if (one == Join::And && std::ranges::any_of(later.operands, operandImplies))
        return true;
    if (other == Join::Or)
        return std::ranges::any_of(earlier.operands, impliesOperand);
    if (one == Join::Not && other == Join::Not)
        return later.operands.size() == 1 && earlier.operands.size() == 1
            && implies(earlier.operands.front(), later.operands.front(), budget);
    return one == Join::None && other == Join::None && impliesTest(later, earlier);
}

} // namespace statelight::asl::lint
