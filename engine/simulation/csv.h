#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statelight::simulation {

/// Takes the rows of a CSV text (RFC 4180: quoted fields, doubled quotes) one after the other. Empty lines are no rows.
class CsvRows {
public:
    CsvRows(std::string_view text, char delimiter)
        : m_rest(text)
        , m_delimiter(delimiter)
    {}

    [[nodiscard]] std::optional<std::vector<std::string>> next();
    /// What wasn't taken yet.
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string field();
    std::string quotedField();
    bool takeLineEnd();

    std::string_view m_rest;
    char m_delimiter;
};

} // namespace statelight::simulation
