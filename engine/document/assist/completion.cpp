#include "document/assist/completion.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/json.h"
#include "document/assist/asking.h"

namespace statelight::document {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isSame(char a, char b)
{
    return lower(a) == lower(b);
}

bool beginsWord(std::string_view label, std::size_t at)
{
    const bool isCapital = label[at] >= 'A' && label[at] <= 'Z';
    return isCapital || std::string_view(" .:$_-").find(label[at - 1]) != std::string_view::npos;
}

/// 0: begins so; 1: a word of it does; 2: it stands within; none: not at all.
std::optional<int> fitOf(std::string_view label, std::string_view typed)
{
    std::optional<int> best;
    auto from = label.begin();
    while (!best || *best > 1) {
        const auto found = std::search(from, label.end(), typed.begin(), typed.end(), isSame);
        if (found == label.end() && !typed.empty())
            return best;
        const auto at = static_cast<std::size_t>(found - label.begin());
        best = at == 0 ? 0 : beginsWord(label, at) ? 1 : 2;
        if (at == 0)
            return best;
        from = found + 1;
    }
    return best;
}

bool isPlain(std::string_view text, bool isInFlow)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    if (text.empty() || (letters.find(text.front()) == std::string_view::npos && text.front() != '$'))
        return false;
    const bool isWord = text == "true" || text == "false" || text == "null";
    return !isWord && text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos
        && text.find_first_of("\n\t\r") == std::string_view::npos && text.back() != ':' && text.back() != ' '
        && (!isInFlow || text.find_first_of(",[]{}") == std::string_view::npos);
}

} // namespace

std::string yamlScalar(std::string_view text, bool isInFlow)
{
    if (isPlain(text, isInFlow))
        return std::string(text);
    std::string quoted;
    core::appendJsonString(quoted, text);
    return quoted;
}

Asking::Asking(const Snapshot& now, std::uint32_t offset)
    : m_now(now)
    , m_offset(std::min(offset, static_cast<std::uint32_t>(now.tree.text().size())))
    , m_caret(caretPlace(now.tree.text(), now.tree.format(), m_offset))
    , m_place(fieldPlace(now.machine, m_caret.tokens))
{}

bool Asking::asksKey() const
{
    if (m_caret.kind == CaretPlace::Kind::Key)
        return true;
    return isYaml() && m_caret.kind == CaretPlace::Kind::Value && !m_caret.isInline
        && (m_place.owner != 0 || m_place.isStates) && m_place.rule == nullptr;
}

std::string_view Asking::written() const
{
    const std::uint32_t begin = std::min(m_caret.content.begin, m_offset);
    return text().substr(begin, m_offset - begin);
}

void Asking::add(Suggestion suggestion, int order)
{
    const std::uint32_t begin = std::min(suggestion.range.begin, m_offset);
    std::string_view typed = text().substr(begin, m_offset - begin);
    if (!typed.empty() && (typed.front() == '"' || typed.front() == '\''))
        typed.remove_prefix(1);
    if (const auto fit = fitOf(suggestion.label, typed))
        m_found.push_back({*fit, order, std::move(suggestion)});
}

void Asking::addScalar(Suggestion::Kind kind, std::string_view text, std::string detail, bool quoted, int order)
{
    std::string insert(text);
    if (quoted && isYaml() && !m_caret.isQuoted) {
        insert = yamlScalar(text, m_caret.isInline);
    } else if (quoted) {
        insert.clear();
        core::appendJsonString(insert, text);
    }
    const auto caret = static_cast<std::uint32_t>(insert.size());
    add({kind, std::string(text), std::move(detail), m_caret.range, std::move(insert), caret}, order);
}

std::vector<Suggestion> Asking::take()
{
    std::ranges::stable_sort(m_found, {}, [](const Found& found) { return std::pair(found.fit, found.order); });
    std::vector<Suggestion> suggestions;
    suggestions.reserve(m_found.size());
    for (Found& found : m_found)
        suggestions.push_back(std::move(found.suggestion));
    return suggestions;
}

std::vector<Suggestion> complete(const Snapshot& now, std::uint32_t offset)
{
    Asking asking(now, offset);
    if (asking.caret().kind == CaretPlace::Kind::None)
        return {};
    if (asking.asksKey())
        suggestKeys(asking);
    else if (!suggestInExpression(asking))
        suggestValues(asking);
    return asking.take();
}

} // namespace statelight::document
