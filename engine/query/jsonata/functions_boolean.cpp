#include "core/builder.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

Value asBoolean(Evaluator& evaluator, const Value& value, bool isNegated)
{
    if (isUndefined(value))
        return undefined();
    Complaint why;
    checkFinite(value, why);
    if (why)
        return evaluator.fail(std::move(why));
    return {isTrue(value) != isNegated};
}

std::string_view typeName(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return isFunction(value) ? "function" : "null";
    case Value::Kind::Boolean:
        return "boolean";
    case Value::Kind::String:
        return "string";
    case Value::Kind::Array:
        return "array";
    case Value::Kind::Object:
        return "object";
    default:
        return "number";
    }
}

Value failWith(Evaluator& evaluator, const char* code, const Value& message, const char* otherwise)
{
    return evaluator.fail(
        code, message.isString() && !message.string().empty() ? std::string(message.string()) : otherwise);
}

} // namespace

Value boolean(Evaluator& evaluator, const Arguments& arguments)
{
    return asBoolean(evaluator, arguments[0], false);
}

Value negation(Evaluator& evaluator, const Arguments& arguments)
{
    return asBoolean(evaluator, arguments[0], true);
}

Value exists(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return {!isUndefined(arguments[0])};
}

Value type(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return isUndefined(arguments[0]) ? undefined() : Value(typeName(arguments[0]));
}

Value error(Evaluator& evaluator, const Arguments& arguments)
{
    return failWith(evaluator, "D3137", arguments[0], "The expression called $error.");
}

Value assertion(Evaluator& evaluator, const Arguments& arguments)
{
    if (isTrue(arguments[0]))
        return undefined();
    return failWith(evaluator, "D3141", arguments[1], "What $assert was given is false.");
}

Value eval(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const Value& focus = arguments[1];
    if (isUndefined(focus))
        return evaluator.evaluateText(arguments[0].string(), arguments.context);
    if (!focus.isArray() || isSequence(focus))
        return evaluator.evaluateText(arguments[0].string(), focus);
    core::ArrayBuilder wrapped(1);
    wrapped.add(focus);
    Value input = wrapped.finish();
    input.setMark(arrayMark::sequence | arrayMark::wrapper);
    return evaluator.evaluateText(arguments[0].string(), input);
}

Value clone(Evaluator& evaluator, const Arguments& arguments)
{
    return isUndefined(arguments[0]) ? undefined() : evaluator.cloned(arguments[0]);
}

} // namespace statelight::query::jsonata::functions
