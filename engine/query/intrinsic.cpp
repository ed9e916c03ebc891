#include "query/intrinsic.h"

#include "core/json.h"
#include "query/intrinsic_functions.h"

namespace statelight::query {

namespace {

FunctionResult apply(const Call& call, Arguments values, const Scope& scope)
{
    switch (call.function) {
    case Function::Format:
        break;
    case Function::StringToJson:
        return stringToJson(values);
    case Function::JsonToString:
        return core::Value(core::toJson(values.front()));
    case Function::Array:
        return core::Value::array({values.begin(), values.end()});
    case Function::ArrayPartition:
        return arrayPartition(values);
    case Function::ArrayContains:
        return arrayContains(values);
    case Function::ArrayRange:
        return arrayRange(values);
    case Function::ArrayGetItem:
        return arrayGetItem(values);
    case Function::ArrayLength:
        return arrayLength(values);
    case Function::ArrayUnique:
        return arrayUnique(values);
    case Function::Base64Encode:
        return base64Encode(values);
    case Function::Base64Decode:
        return base64Decode(values);
    case Function::Hash:
        return hash(values);
    case Function::JsonMerge:
        return jsonMerge(values);
    case Function::MathRandom:
        return mathRandom(values, scope.random);
    case Function::MathAdd:
        return mathAdd(values);
    case Function::StringSplit:
        return stringSplit(values);
    case Function::Uuid:
        return uuid(scope.random);
    }
    const auto* literal = std::get_if<Literal>(&call.arguments.front());
    if (!values.front().isString())
        return refused("the first argument must be a text.");
    return format(literal ? std::string_view(literal->raw) : values.front().string(), values.subspan(1));
}

} // namespace

Evaluated<core::Value> evaluateCall(const Call& call, const Scope& scope)
{
    std::vector<core::Value> values;
    values.reserve(call.arguments.size());
    for (const Argument& argument : call.arguments) {
        if (const auto* literal = std::get_if<Literal>(&argument)) {
            values.push_back(literal->value);
            continue;
        }
        auto value = std::get<Expression>(argument).evaluate(scope);
        if (!value)
            return value;
        values.push_back(std::move(*value));
    }
    auto result = apply(call, values, scope);
    if (result)
        return std::move(*result);
    return tl::unexpected(Failure{
        {result.error().code, "The function '" + call.text + "' had the following error: " + result.error().message},
        {}, {}});
}

} // namespace statelight::query
