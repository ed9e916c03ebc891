#include <utility>

#include "core/builder.h"
#include "query/jsonata/evaluator.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

TypeSet typeOf(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return value.mark() == 0 ? type::null : value.mark() == mark::function ? type::function : type::missing;
    case Value::Kind::Boolean:
        return type::boolean;
    case Value::Kind::String:
        return type::text;
    case Value::Kind::Array:
        return type::array;
    case Value::Kind::Object:
        return type::object;
    default:
        return type::number;
    }
}

char symbolOf(TypeSet type)
{
    switch (type) {
    case type::text:
        return 's';
    case type::number:
        return 'n';
    case type::boolean:
        return 'b';
    case type::null:
        return 'l';
    case type::object:
        return 'o';
    case type::array:
        return 'a';
    case type::function:
        return 'f';
    default:
        return 'm';
    }
}

std::string_view pluralOf(char symbol)
{
    switch (symbol) {
    case 'a':
        return "arrays";
    case 'b':
        return "booleans";
    case 'f':
        return "functions";
    case 'n':
        return "numbers";
    case 'o':
        return "objects";
    case 's':
        return "texts";
    default:
        return "values of one type";
    }
}

bool holdsOnly(const Value& array, char symbol)
{
    for (const Value& item : array.items()) {
        if (symbolOf(typeOf(item)) != symbol)
            return false;
    }
    return true;
}

/// Whether the arguments go to the parameters one by one, as they nearly always do.
bool fitsInTurn(const Signature& signature, std::span<Value> arguments)
{
    if (arguments.size() > signature.parameters.size())
        return false;
    for (std::size_t index = 0; index < signature.parameters.size(); ++index) {
        const auto& parameter = signature.parameters[index];
        if (index < arguments.size() ? parameter.isRepeated || (parameter.types & typeOf(arguments[index])) == 0
                                     : !parameter.isOptional || parameter.takesContext)
            return false;
    }
    return true;
}

} // namespace

bool Evaluator::fitArray(const Signature::Parameter& parameter, Value& argument, std::size_t index)
{
    if (isUndefined(argument))
        return true;
    const bool isArray = argument.isArray();
    if (!parameter.itemType.empty()) {
        const char wanted = parameter.itemType[0];
        const bool isFit = isArray ? holdsOnly(argument, wanted)
                                   : parameter.itemType.size() == 1 && symbolOf(typeOf(argument)) == wanted;
        if (!isFit) {
            static_cast<void>(fail("T0412",
                "Argument " + std::to_string(index + 1) + " must be an array of " + std::string(pluralOf(wanted))
                    + "."));
            return false;
        }
    }
    if (!isArray) {
        core::ArrayBuilder single(1);
        single.add(std::move(argument));
        argument = single.finish();
    }
    return true;
}

bool Evaluator::fit(
    const Signature& signature, std::span<Value>& arguments, std::vector<Value>& storage, const Value& context)
{
    if (!fitsInTurn(signature, arguments))
        return fitSlowly(signature, arguments, storage, context);
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const auto& parameter = signature.parameters[index];
        if (parameter.isArray && (!spend(arguments[index].size() / 8) || !fitArray(parameter, arguments[index], index)))
            return false;
    }
    return true;
}

bool Evaluator::fitSlowly(
    const Signature& signature, std::span<Value>& arguments, std::vector<Value>& storage, const Value& context)
{
    std::vector<TypeSet> types;
    types.reserve(arguments.size());
    for (const Value& argument : arguments)
        types.push_back(typeOf(argument));
    const auto taken = signature.distribute(types);
    if (taken.empty() && !(signature.parameters.empty() && arguments.empty())) {
        static_cast<void>(fail("T0410",
            "Argument " + std::to_string(signature.misfit(types) + 1) + " doesn't fit the function's signature."));
        return false;
    }
    const Value& given = isArrayWith(context, arrayMark::wrapper) ? context.items()[0] : context;
    std::size_t next = 0;
    const auto argument = [&](std::size_t index) { return index < arguments.size() ? arguments[index] : undefined(); };
    for (std::size_t index = 0; index < taken.size(); ++index) {
        const auto& parameter = signature.parameters[index];
        if (taken[index] == 0 && parameter.takesContext) {
            if ((parameter.types & typeOf(given)) == 0) {
                static_cast<void>(fail("T0411",
                    "The context can't stand in for argument " + std::to_string(next + 1) + ": its type doesn't fit."));
                return false;
            }
            storage.push_back(given);
        } else if (taken[index] == 0) {
            storage.push_back(argument(next++));
        }
        const std::size_t first = next;
        for (std::size_t number = 0; number < taken[index]; ++number, ++next) {
            // 2.0.6 hands the first of several over again and again.
            storage.push_back(argument(isOld() && !parameter.isArray ? first : next));
            if (parameter.isArray && !fitArray(parameter, storage.back(), next))
                return false;
        }
    }
    arguments = storage;
    return true;
}

} // namespace statelight::query::jsonata
