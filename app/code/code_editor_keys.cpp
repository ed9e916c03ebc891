#include <algorithm>

#include "app/code/code_editor.h"
#include "app/code/typing_aid.h"
#include "app/document/qt_text.h"
#include "document/assist/format.h"
#include "document/assist/references.h"
#include "document/edits/edits.h"

namespace statelight::app {

bool CodeEditor::change(
    const TextChanges& changes, const QString& label, int anchor, int caret, const QString& mergeKey)
{
    if (isReadOnly())
        return false;
    source::TextEdits edits;
    for (const TextChange& each : changes) {
        const core::SourceRange range{offsetOf(each.position), offsetOf(each.position + each.removed)};
        edits.push_back({range, toFileText(each.inserted)});
    }
    if (const auto applied = m_document->applyTyped(edits, label, mergeKey); !applied) {
        m_document->report(applied.error());
        return false;
    }
    emit selectionRequested(anchor, caret);
    return true;
}

bool CodeEditor::typeKey(int key, const QString& text, bool shift, int anchor, int caret)
{
    if (isReadOnly())
        return false;
    const auto change = typingAid(m_mirror, m_document->format(), {key, text, shift, anchor, caret});
    if (!change)
        return false;
    const QString mergeKey = change->isTyping ? QStringLiteral("code") : QString();
    const bool done = this->change(change->changes, tr("Typing"), change->anchor, change->caret, mergeKey);
    if (done && !change->changes.empty()) {
        m_quiet.start();
        emit typed(change->changes.front().inserted);
    }
    return done;
}

void CodeEditor::showRange(int begin, int end)
{
    emit selectionRequested(begin, end);
}

void CodeEditor::setFocused(bool focused)
{
    if (focused == m_isFocused)
        return;
    m_isFocused = focused;
    emit focusedChanged();
}

void CodeEditor::askFor(const QString& what)
{
    emit barRequested(what);
}

void CodeEditor::selectionMoved(int begin, int end)
{
    m_selectionBegin = begin;
    m_selectionEnd = end;
}

void CodeEditor::goToLine(int line, int column)
{
    const int row = std::clamp(line, 1, m_lines.lineCount()) - 1;
    const int begin = positionOf(m_lines.lineBegin(row));
    const int end = positionOf(m_lines.lineEnd(row));
    const int position = std::clamp(begin + column - 1, begin, end);
    showRange(position, position);
}

void CodeEditor::goToDefinition()
{
    const auto snapshot = m_document->waitForSnapshot();
    const auto mention = document::mentionAt(*snapshot, offsetOf(m_caret));
    const asl::State* state = mention ? snapshot->machine.find(mention->state) : nullptr;
    if (state == nullptr)
        return m_document->report({"code.name", tr("No state's name stands under the caret.").toStdString()});
    showRange(positionOf(state->nameRange.begin), positionOf(state->nameRange.end));
}

QString CodeEditor::nameAtCaret() const
{
    const auto snapshot = m_document->waitForSnapshot();
    const auto mention = document::mentionAt(*snapshot, offsetOf(m_caret));
    return mention ? fromUtf8(mention->state.name()) : QString();
}

QString CodeEditor::renameAtCaret(const QString& name)
{
    const auto snapshot = m_document->waitForSnapshot();
    const auto mention = document::mentionAt(*snapshot, offsetOf(m_caret));
    if (!mention)
        return tr("No state's name stands under the caret.");
    const auto done = m_document->tryTo(
        [&](const document::Snapshot& now) { return document::renameState(now, mention->state, name.toStdString()); });
    return done ? QString() : QString::fromStdString(done.error().message);
}

void CodeEditor::formatSelection()
{
    const bool isWhole = m_selectionBegin == m_selectionEnd || m_isReadOnly;
    const auto end = static_cast<std::uint32_t>(text().size());
    const core::SourceRange range
        = isWhole ? core::SourceRange{0, end} : core::SourceRange{offsetOf(m_selectionBegin), offsetOf(m_selectionEnd)};
    const auto done
        = document::formatText(*m_document->waitForSnapshot(), range).and_then([this](const document::Edit& edit) {
              return m_document->apply(edit);
          });
    if (!done)
        m_document->report(done.error());
    else if (isTooWide())
        m_document->report({"code.width",
            tr("A value alone is longer than %L1 characters: the text stays read-only here.")
                .arg(longestLine)
                .toStdString()});
}

// The tree knows pairs; while it isn't of this text, none is shown.
void CodeEditor::markBrackets()
{
    std::pair<int, int> found{-1, -1};
    const auto& snapshot = m_document->snapshot();
    const auto pairAt = [&](int position) -> std::pair<int, int> {
        if (position < 0 || position >= m_mirror.size() || !QStringView(u"{}[]").contains(m_mirror[position]))
            return {-1, -1};
        const std::uint32_t offset = offsetOf(position);
        const source::NodeIndex index = snapshot->tree.nodeAt(offset);
        if (index == source::noNode)
            return {-1, -1};
        const core::SourceRange range = snapshot->tree.nodes()[index].range;
        if (range.length() < 2 || (range.begin != offset && range.end != offset + 1))
            return {-1, -1};
        const int begin = positionOf(range.begin);
        const int end = positionOf(range.end) - 1;
        const bool isClosed = m_mirror[end] == (m_mirror[begin] == u'{' ? u'}' : u']');
        return isClosed ? std::pair{begin, end} : std::pair{-1, -1};
    };
    if (!m_isReadOnly && m_shown && isCurrent()) {
        found = pairAt(m_caret);
        if (found.first < 0)
            found = pairAt(m_caret - 1);
    }
    if (found == m_brackets)
        return;
    m_brackets = found;
    emit bracketsChanged();
}

} // namespace statelight::app
