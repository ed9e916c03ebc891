#include "asl/validator/expressions.h"

namespace statelight::asl::validator {

Fault pathFault(std::string_view text)
{
    return text.starts_with('$') ? Fault() : Fault("it must begin with $");
}

Fault referencePathFault(std::string_view text)
{
    return pathFault(text);
}

Fault resultPathFault(std::string_view text)
{
    if (text.starts_with("$$"))
        return "the context object can't be written";
    return pathFault(text);
}

Fault templateFault(std::string_view text)
{
    return text.starts_with("States.") ? Fault() : pathFault(text);
}

Fault textSourceFault(std::string_view text)
{
    return templateFault(text);
}

std::optional<JsonataFault> jsonataFault(std::string_view /*text*/, StatesMembers /*members*/)
{
    return std::nullopt;
}

} // namespace statelight::asl::validator
