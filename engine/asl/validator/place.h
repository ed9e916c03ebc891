#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace statelight::asl::validator {

/// A JSON pointer on its way down, as a chain on the stack: text is made only where something is reported. Each Place
/// must outlive those made from it.
class Place {
public:
    /// `pointer` is that of a state or scope and must outlive this.
    explicit Place(std::string_view pointer)
        : m_token(pointer)
    {}
    [[nodiscard]] Place member(std::string_view name) const { return {this, name, 0, false}; }
    [[nodiscard]] Place item(std::size_t index) const { return {this, {}, index, true}; }

    /// "/States/Charge/Retry/0"; "" for the machine itself.
    [[nodiscard]] std::string pointer() const;
    /// The same as AWS writes it: "/" for the machine itself.
    [[nodiscard]] std::string location() const;

private:
    Place(const Place* parent, std::string_view token, std::size_t index, bool isItem)
        : m_parent(parent)
        , m_token(token)
        , m_index(index)
        , m_isItem(isItem)
    {}

    const Place* m_parent = nullptr;
    std::string_view m_token;
    std::size_t m_index = 0;
    bool m_isItem = false;
};

} // namespace statelight::asl::validator
