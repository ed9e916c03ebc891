#include "asl/validator/expressions.h"

#include <algorithm>
#include <array>

#include "query/expression.h"
#include "query/reference_path.h"

namespace statelight::asl::validator {

namespace {

template <class T>
Fault faultOf(const core::Result<T>& parsed)
{
    return parsed ? Fault() : Fault(parsed.error().message);
}

// Behind the bracket that closes the one at `begin`; the end of the text where none does.
std::size_t closing(std::string_view text, std::size_t begin)
{
    std::size_t depth = 0;
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (text[at] == '[')
            ++depth;
        else if (text[at] == ']' && --depth == 0)
            return at + 1;
    }
    return text.size();
}

// Those of the intrinsic functions whose value can serve as an error's name or cause.
constexpr std::array<std::string_view, 7> textFunctions{"States.Format", "States.JsonToString", "States.ArrayGetItem",
    "States.Base64Encode", "States.Base64Decode", "States.Hash", "States.UUID"};

} // namespace

Fault pathFault(std::string_view text)
{
    return faultOf(query::Expression::parsePath(text));
}

Fault referencePathFault(std::string_view text)
{
    return faultOf(query::Expression::parseReferencePath(text));
}

Fault resultPathFault(std::string_view text)
{
    return faultOf(query::ReferencePath::parse(text));
}

Fault templateFault(std::string_view text)
{
    // A blank before a call makes it a text that AWS doesn't take.
    if (text.starts_with(' '))
        return "It must begin with $ or with the name of an intrinsic function";
    return faultOf(query::Expression::parse(text));
}

bool isFaultyOnlyInFilters(std::string_view text)
{
    std::string simple;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with("[?(") || text.substr(at).starts_with("[(")) {
            at = closing(text, at);
            simple += "[*]";
        } else {
            simple += text[at++];
        }
    }
    return simple != text && !templateFault(simple);
}

Fault textSourceFault(std::string_view text)
{
    if (!text.starts_with("States."))
        return referencePathFault(text);
    const std::string_view name = text.substr(0, text.find('('));
    if (std::ranges::find(textFunctions, name) == textFunctions.end())
        return "This function doesn't give a text: use States.Format or another that does";
    return faultOf(query::Expression::parseIntrinsic(text));
}

} // namespace statelight::asl::validator
