#include "app/code/code_completion.h"

#include <algorithm>
#include <utility>

#include "app/code/code_editor.h"
#include "app/document/qt_text.h"

namespace statelight::app {

namespace {

// A list longer than this helps nobody.
constexpr std::size_t longestList = 200;

bool opensList(const QString& typed)
{
    if (typed.size() != 1)
        return typed == QStringLiteral("\"\"");
    const QChar character = typed.front();
    return character.isLetterOrNumber() || QStringView(u"\"$.").contains(character);
}

QString kindName(document::Suggestion::Kind kind)
{
    using Kind = document::Suggestion::Kind;
    switch (kind) {
    case Kind::Field:
        return QStringLiteral("field");
    case Kind::State:
        return QStringLiteral("state");
    case Kind::Function:
        return QStringLiteral("function");
    case Kind::Variable:
        return QStringLiteral("variable");
    case Kind::Member:
        return QStringLiteral("member");
    case Kind::ErrorName:
        return QStringLiteral("error");
    case Kind::Resource:
        return QStringLiteral("resource");
    case Kind::Value:
        break;
    }
    return QStringLiteral("value");
}

} // namespace

CodeCompletion::CodeCompletion(CodeEditor* editor)
    : QAbstractListModel(editor)
    , m_editor(editor)
{
    connect(editor, &CodeEditor::typed, this, &CodeCompletion::onTyped);
    connect(editor, &CodeEditor::caretChanged, this, &CodeCompletion::onCaret);
    connect(editor->document(), &Document::snapshotChanged, this, &CodeCompletion::onSnapshot);
}

int CodeCompletion::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_suggestions.size());
}

QVariant CodeCompletion::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const document::Suggestion& suggestion = m_suggestions[static_cast<std::size_t>(index.row())];
    switch (role) {
    case LabelRole:
        return fromUtf8(suggestion.label);
    case DetailRole:
        return fromUtf8(suggestion.detail);
    case KindRole:
        return kindName(suggestion.kind);
    default:
        return {};
    }
}

QHash<int, QByteArray> CodeCompletion::roleNames() const
{
    return {{LabelRole, "label"}, {DetailRole, "detail"}, {KindRole, "kind"}};
}

void CodeCompletion::setCurrent(int row)
{
    if (row == m_current || row < 0 || row >= rowCount())
        return;
    m_current = row;
    emit currentChanged();
}

QString CodeCompletion::detail() const
{
    return isOpen() ? fromUtf8(m_suggestions[static_cast<std::size_t>(m_current)].detail) : QString();
}

void CodeCompletion::step(int by)
{
    if (isOpen())
        setCurrent((m_current + by % rowCount() + rowCount()) % rowCount());
}

void CodeCompletion::ask()
{
    if (m_editor->isReadOnly())
        return;
    m_isWanted = false;
    m_caret = m_editor->caretPosition();
    const auto& snapshot = m_editor->document()->waitForSnapshot();
    show(document::complete(*snapshot, m_editor->offsetOf(m_caret)));
}

void CodeCompletion::onTyped(const QString& text)
{
    const bool goesOn = isOpen() && (text.isEmpty() || opensList(text));
    m_isWanted = goesOn || opensList(text);
    if (!m_isWanted)
        close();
}

void CodeCompletion::onSnapshot()
{
    if (!m_isWanted || !m_editor->isCurrent() || m_editor->shown() == nullptr)
        return;
    ask();
    // What is written in full already needs no list that says so.
    const int behind = m_caret - m_position;
    if (rowCount() == 1 && m_editor->shownText().mid(m_position, behind) == data(index(0), LabelRole).toString())
        close();
}

void CodeCompletion::onCaret()
{
    // Typing moves the caret too; its list follows with the next snapshot.
    if (isOpen() && !m_isWanted && m_editor->caretPosition() != m_caret)
        close();
}

void CodeCompletion::show(std::vector<document::Suggestion> suggestions)
{
    if (suggestions.size() > longestList)
        suggestions.resize(longestList);
    // Each list is another one: a few rows that are made anew cost less than to tell their differences.
    beginResetModel();
    m_suggestions = std::move(suggestions);
    m_current = 0;
    endResetModel();
    m_position = isOpen() ? m_editor->positionOf(m_suggestions.front().range.begin) : 0;
    emit openChanged();
    emit currentChanged();
}

void CodeCompletion::take()
{
    if (!isOpen() || m_editor->isReadOnly() || !m_editor->isCurrent())
        return;
    const document::Suggestion taken = m_suggestions[static_cast<std::size_t>(m_current)];
    close();
    const int from = m_editor->positionOf(taken.range.begin);
    const int to = m_editor->positionOf(taken.range.end);
    const int caret = from + static_cast<int>(fromUtf8(std::string_view(taken.insert).substr(0, taken.caret)).size());
    m_editor->change(
        {{from, to - from, fromUtf8(taken.insert)}}, tr("Complete %1").arg(fromUtf8(taken.label)), caret, caret);
    // A field that wants a state or a word of a list goes on with that list.
    if (taken.kind == document::Suggestion::Kind::Field)
        ask();
}

void CodeCompletion::close()
{
    m_isWanted = false;
    if (isOpen())
        show({});
}

} // namespace statelight::app
