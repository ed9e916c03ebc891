#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace statelight::asl {

/// The JSON pointer (RFC 6901) of a state in its definition: "/States/Charge", "/States/All/Branches/0/States/Book".
/// It is how every room knows a state: selection, layout, breakpoints and the running overlay are keyed by it.
class StatePath {
public:
    StatePath() = default;
    explicit StatePath(std::string pointer)
        : m_pointer(std::move(pointer))
    {}

    [[nodiscard]] const std::string& pointer() const { return m_pointer; }
    [[nodiscard]] bool isEmpty() const { return m_pointer.empty(); }
    /// The decoded last token.
    [[nodiscard]] std::string name() const;
    /// The pointer of the scope that holds the state: "" for the machine itself, "/States/All/Branches/0".
    [[nodiscard]] std::string scope() const;
    /// The state of this name in a scope.
    [[nodiscard]] static StatePath inScope(std::string_view scopePointer, std::string_view name);

    auto operator<=>(const StatePath&) const = default;

private:
    std::string m_pointer;
};

/// Adds one token to a JSON pointer, escaped as RFC 6901 asks: "/a" and "b/c" give "/a/b~1c".
void appendToken(std::string& pointer, std::string_view token);
/// The token without its escapes.
[[nodiscard]] std::string decodeToken(std::string_view token);

} // namespace statelight::asl

template <>
struct std::hash<statelight::asl::StatePath> {
    std::size_t operator()(const statelight::asl::StatePath& path) const noexcept
    {
        return std::hash<std::string>{}(path.pointer());
    }
};
