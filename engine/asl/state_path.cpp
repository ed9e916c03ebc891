#include "asl/state_path.h"

namespace statelight::asl {

namespace {

std::string_view lastToken(std::string_view pointer)
{
    const std::size_t slash = pointer.rfind('/');
    return slash == std::string_view::npos ? pointer : pointer.substr(slash + 1);
}

} // namespace

std::string decodeToken(std::string_view token)
{
    std::string decoded;
    decoded.reserve(token.size());
    for (std::size_t at = 0; at < token.size(); ++at) {
        const bool escaped
            = token[at] == '~' && at + 1 < token.size() && (token[at + 1] == '0' || token[at + 1] == '1');
        if (escaped)
            decoded += token[++at] == '0' ? '~' : '/';
        else
            decoded += token[at];
    }
    return decoded;
}

void appendToken(std::string& pointer, std::string_view token)
{
    pointer += '/';
    for (const char character : token) {
        if (character == '~')
            pointer += "~0";
        else if (character == '/')
            pointer += "~1";
        else
            pointer += character;
    }
}

std::string StatePath::name() const
{
    return decodeToken(lastToken(m_pointer));
}

std::string StatePath::scope() const
{
    constexpr std::string_view states = "/States";
    const std::size_t slash = m_pointer.rfind('/');
    if (slash == std::string::npos)
        return {};
    std::string scope = m_pointer.substr(0, slash);
    if (scope.ends_with(states))
        scope.resize(scope.size() - states.size());
    return scope;
}

StatePath StatePath::inScope(std::string_view scopePointer, std::string_view name)
{
    std::string pointer;
    pointer.reserve(scopePointer.size() + name.size() + 8);
    pointer += scopePointer;
    pointer += "/States";
    appendToken(pointer, name);
    return StatePath(std::move(pointer));
}

} // namespace statelight::asl
