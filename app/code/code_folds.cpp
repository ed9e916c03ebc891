#include "app/code/code_folds.h"

#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <algorithm>
#include <chrono>

#include "app/code/code_editor.h"

namespace statelight::app {

namespace {

using namespace std::chrono_literals;

constexpr auto restBeforeReading = 120ms;

// The blanks before the first character; -1 for a line without any.
int indentOf(QStringView line)
{
    int blanks = 0;
    for (const QChar character : line) {
        if (character != u' ' && character != u'\t')
            return blanks;
        ++blanks;
    }
    return -1;
}

} // namespace

CodeFolds::CodeFolds(CodeEditor* editor)
    : QObject(editor)
    , m_editor(editor)
{
    m_later.setSingleShot(true);
    m_later.setInterval(restBeforeReading);
    connect(&m_later, &QTimer::timeout, this, &CodeFolds::read);
    connect(editor, &CodeEditor::shownChanged, this, [this] {
        if (m_ends.empty())
            read();
        else
            m_later.start();
    });
}

void CodeFolds::read()
{
    struct Open {
        int line;
        int indent;
    };
    std::vector<Open> open;
    m_ends.clear();
    int lastFilled = -1;
    const auto closeTo = [&](int indent) {
        while (!open.empty() && open.back().indent >= indent) {
            m_ends[static_cast<std::size_t>(open.back().line)] = lastFilled;
            open.pop_back();
        }
    };
    for (const QStringView text : QStringView(m_editor->shownText()).split(u'\n')) {
        const int line = static_cast<int>(m_ends.size());
        m_ends.push_back(line);
        const int indent = indentOf(text);
        if (indent < 0)
            continue;
        closeTo(indent);
        open.push_back({line, indent});
        lastFilled = line;
    }
    closeTo(-1);
    emit changed();
}

bool CodeFolds::canFold(int line) const
{
    return line >= 0 && static_cast<std::size_t>(line) < m_ends.size() && m_ends[static_cast<std::size_t>(line)] > line;
}

QTextBlock CodeFolds::block(int line) const
{
    return m_editor->shown() == nullptr ? QTextBlock() : m_editor->shown()->findBlockByNumber(line);
}

bool CodeFolds::isFolded(int line) const
{
    const QTextBlock next = block(line + 1);
    return next.isValid() && !next.isVisible() && block(line).isVisible();
}

void CodeFolds::hide(int from, int to, bool hidden)
{
    const QTextBlock first = block(from);
    QTextBlock each = first;
    for (int line = from; line <= to && each.isValid(); ++line, each = each.next())
        each.setVisible(!hidden);
    if (!first.isValid())
        return;
    const int begin = first.position();
    const int end = each.isValid() ? each.position() : m_editor->shown()->characterCount() - 1;
    m_editor->shown()->markContentsDirty(begin, std::max(0, end - begin));
    emit changed();
}

void CodeFolds::setFolded(int line, bool folded)
{
    if (folded && canFold(line)) {
        hide(line + 1, m_ends[static_cast<std::size_t>(line)], true);
    } else if (!folded && isFolded(line)) {
        int last = line + 1;
        while (block(last + 1).isValid() && !block(last + 1).isVisible())
            ++last;
        hide(line + 1, last, false);
    }
}

void CodeFolds::toggle(int line)
{
    setFolded(line, !isFolded(line));
}

void CodeFolds::foldAround(int line)
{
    for (int from = line; from >= 0; --from) {
        if (canFold(from) && m_ends[static_cast<std::size_t>(from)] >= line && !isFolded(from))
            return setFolded(from, true);
    }
}

void CodeFolds::unfoldAround(int line)
{
    while (line > 0 && block(line).isValid() && !block(line).isVisible())
        --line;
    setFolded(line, false);
}

void CodeFolds::foldAll()
{
    const auto snapshot = m_editor->document()->waitForSnapshot();
    if (m_later.isActive())
        read();
    for (const asl::State& state : snapshot->machine.states)
        if (const int line = m_editor->lines().lineOfByte(state.nameRange.begin); block(line).isVisible())
            setFolded(line, true);
}

void CodeFolds::unfoldAll()
{
    hide(0, m_editor->lines().lineCount(), false);
}

} // namespace statelight::app
