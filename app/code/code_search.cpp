#include "app/code/code_search.h"

#include <algorithm>
#include <chrono>

#include "app/code/code_editor.h"

namespace statelight::app {

namespace {

using namespace std::chrono_literals;

// Looking through a large text at every key would be felt.
constexpr auto restBeforeLook = 60ms;

// `\1` to `\9`, `\0` or `\&` for the whole, `\n` and `\t`; a backslash before anything else is that character.
QString expanded(const QString& replacement, const QRegularExpressionMatch& match)
{
    QString text;
    for (qsizetype at = 0; at < replacement.size(); ++at) {
        if (replacement[at] != u'\\' || at + 1 == replacement.size()) {
            text += replacement[at];
            continue;
        }
        const QChar next = replacement[++at];
        if (next.isDigit())
            text += match.captured(next.digitValue());
        else if (next == u'&')
            text += match.captured();
        else
            text += next == u'n' ? QChar(u'\n') : next == u't' ? QChar(u'\t') : next;
    }
    return text;
}

} // namespace

CodeSearch::CodeSearch(CodeEditor* editor)
    : QObject(editor)
    , m_editor(editor)
{
    m_later.setSingleShot(true);
    m_later.setInterval(restBeforeLook);
    connect(&m_later, &QTimer::timeout, this, &CodeSearch::look);
    connect(editor, &CodeEditor::shownChanged, this, [this] {
        if (m_isActive)
            m_later.start();
    });
}

void CodeSearch::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    look();
    emit activeChanged();
}

void CodeSearch::setPattern(const QString& pattern)
{
    if (pattern == m_pattern)
        return;
    m_pattern = pattern;
    onOptions();
}

void CodeSearch::setCaseSensitive(bool on)
{
    m_isCaseSensitive = on;
    onOptions();
}

void CodeSearch::setWholeWord(bool on)
{
    m_isWholeWord = on;
    onOptions();
}

void CodeSearch::setRegular(bool on)
{
    m_isRegular = on;
    onOptions();
}

void CodeSearch::onOptions()
{
    QString pattern = m_isRegular ? m_pattern : QRegularExpression::escape(m_pattern);
    if (m_isWholeWord)
        pattern = QStringLiteral("\\b(?:%1)\\b").arg(pattern);
    auto options = QRegularExpression::PatternOptions(
        QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption);
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !m_isCaseSensitive);
    m_expression = QRegularExpression(pattern, options);
    emit optionsChanged();
    look();
}

void CodeSearch::look()
{
    m_later.stop();
    m_matches.clear();
    m_current = -1;
    if (m_isActive && !m_pattern.isEmpty() && m_expression.isValid()) {
        auto found = m_expression.globalMatch(m_editor->shownText());
        while (found.hasNext()) {
            const QRegularExpressionMatch match = found.next();
            if (match.capturedLength() > 0)
                m_matches.push_back(
                    {static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength())});
        }
        const int caret = m_editor->caretPosition();
        const auto at = std::ranges::find_if(
            m_matches, [caret](const CodeMatch& match) { return match.begin + match.length == caret; });
        m_current = at == m_matches.end() ? -1 : static_cast<int>(at - m_matches.begin());
    }
    emit matchesChanged();
}

QString CodeSearch::summary() const
{
    if (!m_expression.isValid())
        return m_expression.errorString();
    if (m_pattern.isEmpty())
        return {};
    if (m_matches.empty())
        return tr("no match");
    return m_current < 0 ? tr("%n match(es)", nullptr, count()) : tr("%L1 of %L2").arg(m_current + 1).arg(count());
}

void CodeSearch::takeSelection(int begin, int end)
{
    const QString selected = m_editor->shownText().mid(begin, end - begin);
    if (!selected.isEmpty() && !selected.contains(u'\n') && !m_isRegular)
        setPattern(selected);
}

void CodeSearch::select(int row)
{
    m_current = row;
    const CodeMatch match = m_matches[static_cast<std::size_t>(row)];
    m_editor->showRange(match.begin, match.begin + match.length);
    emit matchesChanged();
}

void CodeSearch::step(bool forward)
{
    if (m_later.isActive())
        look();
    if (m_matches.empty())
        return;
    const int caret = m_editor->caretPosition();
    const auto behind = std::ranges::find_if(m_matches, [&](const CodeMatch& match) { return match.begin >= caret; });
    const int next = static_cast<int>(behind - m_matches.begin()) % count();
    const auto before
        = std::ranges::find_if(m_matches, [&](const CodeMatch& match) { return match.begin + match.length >= caret; });
    const int previous = (static_cast<int>(before - m_matches.begin()) + count() - 1) % count();
    select(forward ? next : previous);
}

QString CodeSearch::replacementOf(const CodeMatch& match) const
{
    if (!m_isRegular)
        return m_replacement;
    return expanded(m_replacement, m_expression.match(m_editor->shownText(), match.begin));
}

void CodeSearch::replaceCurrent()
{
    if (m_later.isActive())
        look();
    if (m_current < 0 || m_editor->isReadOnly())
        return step(true);
    const CodeMatch match = m_matches[static_cast<std::size_t>(m_current)];
    const QString text = replacementOf(match);
    const int behind = match.begin + static_cast<int>(text.size());
    if (m_editor->change({{match.begin, match.length, text}}, tr("Replace"), behind, behind))
        look();
    step(true);
}

void CodeSearch::replaceAll()
{
    if (m_later.isActive())
        look();
    if (m_matches.empty() || m_editor->isReadOnly())
        return;
    TextChanges changes;
    const int caret = m_editor->caretPosition();
    int after = caret;
    for (const CodeMatch& match : m_matches) {
        changes.push_back({match.begin, match.length, replacementOf(match)});
        if (match.begin + match.length <= caret)
            after += static_cast<int>(changes.back().inserted.size()) - match.length;
    }
    m_editor->change(changes, tr("Replace %n match(es)", nullptr, count()), after, after);
    look();
}

} // namespace statelight::app
