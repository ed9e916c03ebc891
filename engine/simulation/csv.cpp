#include "simulation/csv.h"

namespace statelight::simulation {

std::optional<std::vector<std::string>> CsvRows::next()
{
    while (takeLineEnd()) {}
    if (m_rest.empty()) {
        return std::nullopt;
    }
    std::vector<std::string> row;
    for (;;) {
        row.push_back(field());
        if (m_rest.empty() || takeLineEnd()) {
            return row;
        }
        m_rest.remove_prefix(1);
    }
}

std::string CsvRows::field()
{
    if (m_rest.starts_with('"')) {
        return quotedField();
    }
    const char ends[]{m_delimiter, '\r', '\n', '\0'};
    std::string text(m_rest.substr(0, m_rest.find_first_of(ends)));
    m_rest.remove_prefix(text.size());
    return text;
}

/// What follows the closing quote up to the delimiter is kept, as spreadsheets do.
std::string CsvRows::quotedField()
{
    std::string text;
    m_rest.remove_prefix(1);
    while (!m_rest.empty()) {
        const auto quote = m_rest.find('"');
        text += m_rest.substr(0, quote);
        m_rest.remove_prefix(quote == std::string_view::npos ? m_rest.size() : quote + 1);
        if (!m_rest.starts_with('"')) {
            break;
        }
        text += '"';
        m_rest.remove_prefix(1);
    }
    const char ends[]{m_delimiter, '\r', '\n', '\0'};
    const auto rest = m_rest.substr(0, m_rest.find_first_of(ends));
    text += rest;
    m_rest.remove_prefix(rest.size());
    return text;
}

bool CsvRows::takeLineEnd()
{
    if (m_rest.starts_with("\r\n")) {
        m_rest.remove_prefix(2);
        return true;
    }
    if (m_rest.starts_with('\n') || m_rest.starts_with('\r')) {
        m_rest.remove_prefix(1);
        return true;
    }
    return false;
}

} // namespace statelight::simulation
