#include "query/jsonata/operators.h"

#include <cmath>
#include <vector>

#include "core/code_units.h"
#include "query/jsonata/marks.h"
#include "query/jsonata/numbers.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

constexpr std::int64_t exactLimit = std::int64_t{1} << 53;
constexpr int booleanDepth = 500;

bool isExact(std::int64_t integer)
{
    return integer >= -exactLimit && integer <= exactLimit;
}

/// Sum, difference and product of integers that doubles hold exactly; false where only doubles give JavaScript's
/// answer.
bool integerResult(Symbol symbol, std::int64_t left, std::int64_t right, std::int64_t& result)
{
    if (!isExact(left) || !isExact(right))
        return false;
    switch (symbol) {
    case Symbol::Plus:
        result = left + right;
        break;
    case Symbol::Minus:
        result = left - right;
        break;
    case Symbol::Times:
        if (__builtin_mul_overflow(left, right, &result))
            return false;
        break;
    default:
        return false;
    }
    return isExact(result);
}

double doubleResult(Symbol symbol, double left, double right)
{
    switch (symbol) {
    case Symbol::Plus:
        return left + right;
    case Symbol::Minus:
        return left - right;
    case Symbol::Times:
        return left * right;
    case Symbol::Divide:
        return left / right;
    default:
        return std::fmod(left, right);
    }
}

bool isOrdered(Symbol symbol, std::strong_ordering order)
{
    switch (symbol) {
    case Symbol::Less:
        return order < 0;
    case Symbol::LessEqual:
        return order <= 0;
    case Symbol::Greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

bool isOrdered(Symbol symbol, double left, double right)
{
    switch (symbol) {
    case Symbol::Less:
        return left < right;
    case Symbol::LessEqual:
        return left <= right;
    case Symbol::Greater:
        return left > right;
    default:
        return left >= right;
    }
}

bool isComparable(const Value& value)
{
    return value.isNumber() || value.isString() || isUndefined(value);
}

bool isTrueAt(const Value& value, int depth)
{
    if (value.isArray()) {
        for (const Value& item : value.items()) {
            if (depth < booleanDepth && isTrueAt(item, depth + 1))
                return true;
        }
        return false;
    }
    switch (value.kind()) {
    case Value::Kind::Null:
        return false;
    case Value::Kind::Boolean:
        return value.boolean();
    case Value::Kind::String:
        return !value.string().empty();
    case Value::Kind::Object:
        return value.size() > 0;
    default:
        return value.number() != 0 && !std::isnan(value.number());
    }
}

} // namespace

void checkFinite(const Value& value, Complaint& why)
{
    if (value.isDouble() && std::isinf(value.number()) && !why)
        why = {"D1001", "The number is out of range: " + std::string(value.number() < 0 ? "-" : "") + "Infinity."};
}

Value arithmetic(Symbol symbol, const Value& left, const Value& right, Complaint& why)
{
    std::int64_t integer = 0;
    if (left.isInteger() && right.isInteger() && integerResult(symbol, left.integer(), right.integer(), integer))
        return {integer};
    if (!left.isNumber() && !isUndefined(left)) {
        why = {"T2001", "The left operand must be a number."};
        return undefined();
    }
    checkFinite(left, why);
    if (!right.isNumber() && !isUndefined(right) && !why) {
        why = {"T2002", "The right operand must be a number."};
        return undefined();
    }
    checkFinite(right, why);
    if (why || isUndefined(left) || isUndefined(right))
        return undefined();
    return numberValue(doubleResult(symbol, left.number(), right.number()));
}

Value negated(const Value& value, Complaint& why)
{
    if (value.isNumber()) {
        checkFinite(value, why);
        return numberValue(-value.number());
    }
    if (!isUndefined(value))
        why = {"D1002", "Only a number can be negated."};
    return undefined();
}

Value compared(Symbol symbol, const Value& left, const Value& right, Complaint& why)
{
    if (left.isNumber() && right.isNumber())
        return {isOrdered(symbol, left.number(), right.number())};
    if (!isComparable(left) || !isComparable(right)) {
        why = {"T2010", "Only numbers and texts can be compared."};
        return undefined();
    }
    if (isUndefined(left) || isUndefined(right))
        return undefined();
    if (left.isString() != right.isString()) {
        why = {"T2009", "A number and a text can't be compared with each other."};
        return undefined();
    }
    return {isOrdered(symbol, core::compareCodeUnits(left.string(), right.string()))};
}

Value concatenated(const Value& left, const Value& right, bool isOld, Complaint& why)
{
    std::string text;
    for (const Value* part : {&left, &right}) {
        if (part->isString())
            text += part->string();
        else if (!isUndefined(*part))
            text += textOf(*part, false, isOld, why);
    }
    return {text};
}

bool areEqual(const Value& left, const Value& right)
{
    if (left.isNull() || right.isNull())
        return areIdentical(left, right);
    return left == right;
}

bool areIdentical(const Value& left, const Value& right)
{
    if (left.isNumber() && right.isNumber())
        return left.number() == right.number();
    if (left.isString() && right.isString())
        return left.string() == right.string();
    if (left.isNull() && right.isNull())
        return left.mark() == right.mark() && left.carried() == right.carried();
    if (left.isArray() && right.isArray())
        return left.size() > 0 && left.items().data() == right.items().data();
    return left.isSame(right) && (!left.isObject() || left.size() > 0);
}

bool isTrue(const Value& value)
{
    return isTrueAt(value, 0);
}

} // namespace statelight::query::jsonata
