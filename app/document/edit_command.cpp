#include "app/document/edit_command.h"

#include <algorithm>

#include "app/document/document.h"
#include "source/line_diff.h"

namespace statelight::app {

namespace {

constexpr std::int64_t mergePauseMs = 800;
constexpr int typingId = 1;

std::vector<document::Moved> reversed(const std::vector<document::Moved>& moved)
{
    std::vector<document::Moved> back;
    back.reserve(moved.size());
    for (const document::Moved& move : moved)
        back.push_back({move.to, move.from});
    std::ranges::reverse(back);
    return back;
}

} // namespace

EditCommand::EditCommand(Document& document, const document::Edit& edit, QString mergeKey)
    : QUndoCommand(QString::fromStdString(edit.label))
    , m_document(document)
    , m_forward(edit.edits)
    , m_backward(source::inverseEdits(*document.text(), edit.edits))
    , m_moved(edit.moved)
    , m_select(edit.select)
    , m_mergeKey(std::move(mergeKey))
    , m_time(document.m_clock())
{}

void EditCommand::undo()
{
    change(m_backward, reversed(m_moved), m_moved.empty() ? asl::StatePath() : m_moved.front().from);
}

void EditCommand::redo()
{
    change(m_forward, m_moved, m_select);
}

int EditCommand::id() const
{
    return m_mergeKey.isEmpty() ? -1 : typingId;
}

bool EditCommand::mergeWith(const QUndoCommand* other)
{
    const auto& next = static_cast<const EditCommand&>(*other);
    if (next.m_mergeKey != m_mergeKey || next.m_time - m_time > mergePauseMs)
        return false;
    if (!joinWith(next) && !compareWith(next))
        return false;
    m_moved.insert(m_moved.end(), next.m_moved.begin(), next.m_moved.end());
    m_select = next.m_select.isEmpty() ? m_select : next.m_select;
    m_time = next.m_time;
    return true;
}

// One key after the other, in one place.
bool EditCommand::joinWith(const EditCommand& next)
{
    if (m_forward.size() != 1 || next.m_forward.size() != 1)
        return false;
    const auto forward = source::joined(m_forward.front(), next.m_forward.front());
    const auto backward = source::joined(next.m_backward.front(), m_backward.front());
    if (!forward || !backward)
        return false;
    m_forward.front() = *forward;
    m_backward.front() = *backward;
    return true;
}

bool EditCommand::compareWith(const EditCommand& next)
{
    const std::string& after = *m_document.text();
    const auto middle = source::applyEdits(after, next.m_backward);
    const auto before = middle ? source::applyEdits(*middle, m_backward) : middle;
    if (!before)
        return false;
    m_forward = source::textDifference(*before, after);
    m_backward = source::textDifference(after, *before);
    return true;
}

void EditCommand::change(
    const source::TextEdits& edits, const std::vector<document::Moved>& moved, const asl::StatePath& select)
{
    m_document.changeText(edits);
    if (!moved.empty())
        emit m_document.pathsMoved(moved);
    if (!select.isEmpty())
        emit m_document.selectRequested(select);
}

} // namespace statelight::app
