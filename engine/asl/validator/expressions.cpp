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
