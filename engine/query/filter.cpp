#include "query/filter.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <optional>

#include "core/code_units.h"
#include "core/json.h"
#include "query/path_walk.h"
#include "query/step.h"

namespace statelight::query {

namespace {

using core::Value;

/// An operand's value here and now: nothing where a path finds nothing.
using Given = std::optional<Value>;

/// Where a filter stands: the item it looks at, and the document.
struct Place {
    const Value& item;
    const Value& root;
};

/// Nothing: the comparison has no answer, and then the item doesn't pass.
using Answer = std::optional<bool>;

Given given(const FilterOperand& operand, const Place& place)
{
    if (const auto* literal = std::get_if<Value>(&operand))
        return *literal;
    const auto* path = std::get_if<PathOperand>(&operand);
    if (!path)
        return std::nullopt;
    const Steps& steps = path->path.steps();
    const Value& start = steps.startsAtItem ? place.item : place.root;
    if (const Value* node = findNode(steps, start))
        return *node;
    auto value = evaluateSteps(steps, start, place.root);
    return value ? Given(std::move(*value)) : std::nullopt;
}

std::optional<Value> numberIn(std::string_view text)
{
    const auto number = core::parseJson(text);
    return number && number->isNumber() ? std::optional(*number) : std::nullopt;
}

bool equalNodes(const Value& left, const Value& right)
{
    if (left.isNumber() && right.isString()) {
        const auto number = numberIn(right.string());
        return number && left == *number;
    }
    if (left.isString() && right.isNumber())
        return left.string() == core::numberText(right);
    return left == right;
}

bool equalGiven(const Given& left, const Given& right)
{
    return left && right && equalNodes(*left, *right);
}

bool isSameType(const Given& left, const Given& right)
{
    if (!left || !right)
        return !left && !right;
    const auto isJson = [](const Value& value) { return value.isArray() || value.isObject(); };
    return left->kind() == right->kind() || (left->isNumber() && right->isNumber())
        || (isJson(*left) && isJson(*right));
}

std::optional<std::partial_ordering> order(const Given& left, const Given& right)
{
    if (!left || !right)
        return std::nullopt;
    if (left->isInteger() && right->isInteger())
        return left->integer() <=> right->integer();
    if (left->isNumber() && right->isNumber())
        return left->number() <=> right->number();
    if (left->isString() && right->isString())
        return core::compareCodeUnits(left->string(), right->string());
    return std::nullopt;
}

bool contains(std::span<const Value> items, const Given& wanted)
{
    return wanted && std::ranges::any_of(items, [&](const Value& item) { return equalNodes(*wanted, item); });
}

bool containsAny(std::span<const Value> items, std::span<const Value> wanted)
{
    return std::ranges::any_of(wanted, [&](const Value& one) { return contains(items, one); });
}

bool containsAll(std::span<const Value> items, std::span<const Value> wanted)
{
    return std::ranges::all_of(wanted, [&](const Value& one) { return contains(items, one); });
}

Answer isIn(const Given& left, const Given& right)
{
    if (!right || (!right->isArray() && !right->isObject()))
        return std::nullopt;
    return right->isArray() && contains(right->items(), left);
}

Answer sets(FilterOperator op, const Given& left, const Given& right)
{
    if (!left || !right || !left->isArray() || !right->isArray())
        return std::nullopt;
    switch (op) {
    case FilterOperator::SubsetOf:
        return containsAll(right->items(), left->items());
    case FilterOperator::AnyOf:
        return containsAny(right->items(), left->items());
    case FilterOperator::NoneOf:
        return !containsAny(right->items(), left->items());
    default:
        return containsAll(left->items(), right->items());
    }
}

Answer containsPart(const Given& left, const Given& right)
{
    if (left && right && left->isString() && right->isString())
        return left->string().find(right->string()) != std::string_view::npos;
    return left && left->isArray() && contains(left->items(), right);
}

Answer hasSize(const Given& left, const Given& right)
{
    if (!left || !right || !right->isNumber())
        return std::nullopt;
    const double wanted = std::trunc(right->number());
    if (left->isString())
        return static_cast<double>(core::countCodeUnits(left->string())) == wanted;
    if (left->isArray())
        return static_cast<double>(left->size()) == wanted;
    return std::nullopt;
}

Answer isEmpty(const Given& left, const Given& right)
{
    if (!left || !right || !right->isBoolean())
        return std::nullopt;
    if (left->isString())
        return left->string().empty() == right->boolean();
    if (left->isArray() || left->isObject())
        return (left->size() == 0) == right->boolean();
    return std::nullopt;
}

std::string patternInput(const Value& value)
{
    if (value.isString())
        return std::string(value.string());
    return value.isNumber() || value.isBoolean() ? core::toJson(value) : std::string();
}

Answer matches(const Comparison& comparison, const Place& place)
{
    const auto* leftPattern = std::get_if<Pattern>(&comparison.left);
    const auto* rightPattern = std::get_if<Pattern>(&comparison.right);
    if ((leftPattern == nullptr) == (rightPattern == nullptr))
        return std::nullopt;
    const Pattern& pattern = leftPattern ? *leftPattern : *rightPattern;
    const Given input = given(leftPattern ? comparison.right : comparison.left, place);
    if (!input)
        return pattern.matches({});
    if (!input->isArray())
        return pattern.matches(patternInput(*input));
    return std::ranges::any_of(input->items(), [&](const Value& item) { return pattern.matches(patternInput(item)); });
}

Answer exists(const PathOperand& operand, const Place& place)
{
    const Steps& steps = operand.path.steps();
    const Value& start = steps.startsAtItem ? place.item : place.root;
    return existsAt(steps, start, place.root) == operand.shouldExist;
}

Answer inOrder(FilterOperator op, const Given& left, const Given& right)
{
    const auto found = order(left, right);
    if (!found)
        return std::nullopt;
    switch (op) {
    case FilterOperator::Less:
        return *found < 0;
    case FilterOperator::LessOrEqual:
        return *found <= 0;
    case FilterOperator::Greater:
        return *found > 0;
    default:
        return *found >= 0;
    }
}

Answer compareValues(FilterOperator op, const Given& left, const Given& right)
{
    switch (op) {
    case FilterOperator::Equal:
        return equalGiven(left, right);
    case FilterOperator::NotEqual:
        return !equalGiven(left, right);
    case FilterOperator::SameTypeEqual:
        return isSameType(left, right) && equalGiven(left, right);
    case FilterOperator::SameTypeNotEqual:
        return !isSameType(left, right) || !equalGiven(left, right);
    case FilterOperator::Less:
    case FilterOperator::LessOrEqual:
    case FilterOperator::Greater:
    case FilterOperator::GreaterOrEqual:
        return inOrder(op, left, right);
    case FilterOperator::In:
        return isIn(left, right);
    case FilterOperator::NotIn: {
        const Answer found = isIn(left, right);
        return found ? Answer(!*found) : std::nullopt;
    }
    case FilterOperator::SubsetOf:
    case FilterOperator::AnyOf:
    case FilterOperator::NoneOf:
    case FilterOperator::All:
        return sets(op, left, right);
    case FilterOperator::Contains:
        return containsPart(left, right);
    case FilterOperator::Size:
        return hasSize(left, right);
    case FilterOperator::Empty:
        return isEmpty(left, right);
    case FilterOperator::Exists:
    case FilterOperator::Matches:
    case FilterOperator::Unanswerable:
        break;
    }
    return std::nullopt;
}

Answer answer(const Comparison& comparison, const Place& place)
{
    if (comparison.op == FilterOperator::Exists)
        return exists(std::get<PathOperand>(comparison.left), place);
    if (comparison.op == FilterOperator::Matches)
        return matches(comparison, place);
    return compareValues(comparison.op, given(comparison.left, place), given(comparison.right, place));
}

/// Evaluates the tree of a filter; brackets are limited when it is read, so recursion is too.
class Judge {
public:
    Judge(const Filter& filter, const Place& place)
        : m_filter(filter)
        , m_place(place)
    {}

    [[nodiscard]] bool judge(std::uint32_t node) const
    {
        const auto junctor = [this](const Filter::Junctor& one) { return judge(one); };
        const auto comparison = [this](const Comparison& one) { return answer(one, m_place).value_or(false); };
        return std::visit(core::Overloaded{junctor, comparison}, m_filter.nodes[node]);
    }

private:
    [[nodiscard]] bool judge(const Filter::Junctor& junctor) const
    {
        const auto passes = [this](std::uint32_t operand) { return judge(operand); };
        switch (junctor.junction) {
        case Filter::Junction::Or:
            return std::ranges::any_of(junctor.operands, passes);
        case Filter::Junction::And:
            return std::ranges::all_of(junctor.operands, passes);
        case Filter::Junction::Not:
            return !passes(junctor.operands.front());
        }
        return false;
    }

    const Filter& m_filter;
    const Place& m_place;
};

} // namespace

bool Filter::accepts(const core::Value& item, const core::Value& root) const
{
    const Place place{item, root};
    return Judge(*this, place).judge(static_cast<std::uint32_t>(nodes.size() - 1));
}

} // namespace statelight::query
