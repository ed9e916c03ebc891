#include "query/jsonata/signature.h"

#include <algorithm>

namespace statelight::query::jsonata {

namespace {

constexpr TypeSet json = type::text | type::number | type::boolean | type::null | type::object | type::array;

TypeSet typesOf(char symbol)
{
    switch (symbol) {
    case 's':
        return type::text;
    case 'n':
        return type::number;
    case 'b':
        return type::boolean;
    case 'l':
        return type::null;
    case 'o':
        return type::object;
    case 'a':
    case 'x':
        return json | type::function;
    case 'j':
        return json;
    case 'f':
        return type::function;
    default:
        return 0;
    }
}

std::size_t closingBracket(std::string_view text, std::size_t from, char open, char close)
{
    std::size_t depth = 1;
    for (std::size_t place = from + 1; place < text.size(); ++place) {
        if (text[place] == open)
            ++depth;
        else if (text[place] == close && --depth == 0)
            return place;
    }
    return text.size();
}

Fault faultAt(const char* code, const char* message, std::size_t place)
{
    const auto begin = static_cast<std::uint32_t>(place);
    return {code, message, {begin, begin + 1}, {}};
}

Signature::Parameter plainParameter(char symbol)
{
    Signature::Parameter parameter;
    parameter.types = typesOf(symbol) | (symbol == 'f' ? 0 : type::missing);
    parameter.isArray = symbol == 'a';
    return parameter;
}

Signature::Parameter choiceOf(std::string_view symbols)
{
    Signature::Parameter parameter;
    parameter.types = type::missing;
    for (const char symbol : symbols)
        parameter.types |= symbol == 'a' ? type::array : typesOf(symbol);
    return parameter;
}

} // namespace

OrFault<Signature> Signature::parse(std::string_view text)
{
    Signature signature;
    auto& all = signature.parameters;
    for (std::size_t place = 1; place < text.size() && text[place] != ':'; ++place) {
        const char symbol = text[place];
        if (typesOf(symbol) != 0) {
            all.push_back(plainParameter(symbol));
        } else if (symbol == '(') {
            const std::size_t end = closingBracket(text, place, '(', ')');
            const auto choice = text.substr(place + 1, end - place - 1);
            if (choice.find('<') != std::string_view::npos)
                return tl::unexpected(faultAt("S0402", "A choice of types can't have types with parameters.", place));
            all.push_back(choiceOf(choice));
            place = end;
        } else if (symbol == '<') {
            if (all.empty() || !(all.back().isArray || all.back().types == type::function))
                return tl::unexpected(faultAt("S0401", "Only arrays and functions can have type parameters.", place));
            const std::size_t end = closingBracket(text, place, '<', '>');
            all.back().itemType = all.back().isArray ? text.substr(place + 1, end - place - 1) : std::string_view();
            place = end;
        } else if (!all.empty()) {
            all.back().takesContext |= symbol == '-';
            all.back().isOptional |= symbol == '-' || symbol == '?';
            all.back().isRepeated |= symbol == '+';
        }
    }
    return signature;
}

std::vector<std::size_t> Signature::distribute(const std::vector<TypeSet>& types) const
{
    const std::size_t count = parameters.size();
    const std::size_t width = types.size() + 1;
    const auto fits = [&](std::size_t parameter, std::size_t argument) {
        return (parameters[parameter].types & types[argument]) != 0;
    };
    // fitsFrom[p * width + a]: the parameters from p on can take exactly the arguments from a on.
    std::vector<bool> fitsFrom((count + 1) * width);
    fitsFrom[count * width + types.size()] = true;
    for (std::size_t parameter = count; parameter-- > 0;) {
        for (std::size_t argument = width; argument-- > 0;) {
            const auto rest
                = [&](std::size_t taken) -> bool { return fitsFrom[(parameter + 1) * width + argument + taken]; };
            bool isFit = parameters[parameter].isOptional && rest(0);
            if (argument < types.size() && fits(parameter, argument)) {
                isFit = isFit || rest(1)
                    || (parameters[parameter].isRepeated && fitsFrom[parameter * width + argument + 1]);
            }
            fitsFrom[parameter * width + argument] = isFit;
        }
    }
    if (!fitsFrom[0])
        return {};
    std::vector<std::size_t> taken(count);
    std::size_t argument = 0;
    for (std::size_t parameter = 0; parameter < count; ++parameter) {
        std::size_t most = 0;
        const std::size_t limit = parameters[parameter].isRepeated ? types.size() : 1;
        for (std::size_t number = 0; number < limit && argument + number < types.size(); ++number) {
            if (!fits(parameter, argument + number))
                break;
            if (fitsFrom[(parameter + 1) * width + argument + number + 1])
                most = number + 1;
        }
        taken[parameter] = most;
        argument += most;
    }
    return taken;
}

std::size_t Signature::misfit(const std::vector<TypeSet>& types) const
{
    std::size_t argument = 0;
    for (const Parameter& parameter : parameters) {
        const bool fits = argument < types.size() && (parameter.types & types[argument]) != 0;
        if (!fits && !parameter.isOptional)
            break;
        if (fits)
            ++argument;
        while (parameter.isRepeated && argument < types.size() && (parameter.types & types[argument]) != 0)
            ++argument;
    }
    return argument;
}

} // namespace statelight::query::jsonata
