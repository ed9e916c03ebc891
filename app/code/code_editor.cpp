#include "app/code/code_editor.h"

#include "app/code/row_layout.h"
#include "app/document/qt_text.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtQuick/QQuickItem>
#include <algorithm>
#include <chrono>
#include <theme.h>
#include <utility>

namespace statelight::app {

namespace {

using namespace std::chrono_literals;

constexpr auto problemDelay = 300ms;
// Of a text that is too wide to be edited.
constexpr int foldedLine = CodeEditor::longestLine / 10;

int mostTabsIn(QStringView text)
{
    int most = 0;
    for (const QStringView line : text.split(u'\n'))
        most = std::max(most, static_cast<int>(line.count(u'\t')));
    return most;
}

// Scripts whose letters take two cells begin here.
bool hasWideLetters(QStringView text)
{
    return std::ranges::any_of(text, [](QChar letter) { return letter.unicode() >= 0x1100; });
}

// The innermost state whose key or object holds the byte: owners stand before what they hold, so the last one wins.
const asl::State* stateAt(const asl::StateMachine& machine, std::uint32_t offset)
{
    const asl::State* found = nullptr;
    for (const asl::State& state : machine.states) {
        if (state.nameRange.begin <= offset && offset <= state.range.end) {
            found = &state;
        }
    }
    return found;
}

QString breadcrumbOf(std::string_view pointer)
{
    QStringList steps = fromUtf8(pointer).split(u'/', Qt::SkipEmptyParts);
    for (QString& step : steps) {
        step.replace(QStringLiteral("~1"), QStringLiteral("/")).replace(QStringLiteral("~0"), QStringLiteral("~"));
    }
    return steps.join(QStringLiteral(" › "));
}

// Only what fits: lines are cut to the longest that the editor carries, the rest of a very large text is left out.
QString foldedForReading(std::string_view text)
{
    constexpr std::size_t most = std::size_t{256} * 1024;
    QString shown = toEditorText(text.substr(0, most));
    int run = 0;
    for (qsizetype at = 0; at < shown.size(); ++at, ++run) {
        if (shown[at] == u'\n') {
            run = -1;
        } else if (run == foldedLine) {
            shown.insert(at, u'\n');
            run = -1;
        }
    }
    return shown;
}

} // namespace

CodeEditor::CodeEditor(Document* document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_text(document->text())
    , m_lines(*m_text)
    , m_completion(new CodeCompletion(this))
    , m_search(new CodeSearch(this))
    , m_places(new CodePlaces(this))
    , m_folds(new CodeFolds(this))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(problemDelay);
    connect(&m_quiet, &QTimer::timeout, this, &CodeEditor::markProblems);
    connect(document, &Document::textEdited, this, [this](const source::TextEdits& edits) { onTextEdited(edits); });
    connect(document, &Document::snapshotChanged, this, &CodeEditor::onSnapshot);
    connect(document, &Document::fileChanged, this, &CodeEditor::modeChanged);
}

CodeEditor::~CodeEditor()
{
    attach(nullptr);
}

void CodeEditor::attach(QQuickTextDocument* editor)
{
    if (m_shown) {
        m_shown->disconnect(this);
    }
    m_highlighter.reset();
    m_shown = editor == nullptr ? nullptr : editor->textDocument();
    if (m_shown) {
        // Qt looks at the viewport only for a text that came by its own property; without, it draws every line.
        if (auto* item = qobject_cast<QQuickItem*>(editor->parent())) {
            item->setFlag(QQuickItem::ItemObservesViewport);
        }
        m_shown->setUndoRedoEnabled(false);
        m_shown->setDocumentLayout(new RowLayout(m_shown, theme::size::codeRow));
        load();
        connect(m_shown, &QTextDocument::contentsChange, this, &CodeEditor::onContentsChange);
        const asl::State* state = m_document->snapshot()->machine.find(m_state);
        revealOffset(state == nullptr ? 0 : state->nameRange.begin);
    }
    emit attachedChanged();
}

void CodeEditor::load()
{
    m_text = m_document->text();
    m_lines = LineMap(text());
    m_isReadOnly = false;
    m_notice.clear();
    if (m_lines.longestLine() > longestLine) {
        loadReadOnly(
            tr("This text has lines of more than %L1 characters. It is shown read-only here, folded; the graph "
               "edits it all the same.")
                .arg(longestLine));
    } else if (text().size() > largestText) {
        loadReadOnly(
            tr("This text is over 1 MB. Its beginning is shown read-only here; the graph edits it all the same."));
    } else {
        m_mirror = toEditorText(text());
        fillShown();
        markProblems();
    }
    m_mostTabs = 0;
    m_hasWideLetters = false;
    countLetters(m_mirror);
    measureWidth();
    markState();
    emit modeChanged();
    emit shownChanged();
}

void CodeEditor::countLetters(QStringView inserted)
{
    m_mostTabs += mostTabsIn(inserted);
    m_hasWideLetters = m_hasWideLetters || hasWideLetters(inserted);
}

// No line is laid out for it, so it may be more than is needed.
void CodeEditor::measureWidth()
{
    const int longest = m_isReadOnly ? std::min(m_lines.longestLine(), foldedLine) : m_lines.longestLine();
    const QFontMetricsF metrics(m_shown->defaultFont());
    const qreal letters = longest * metrics.horizontalAdvance(u'0') * (m_hasWideLetters ? 2 : 1);
    const qreal width = letters + m_mostTabs * m_shown->defaultTextOption().tabStopDistance();
    if (std::exchange(m_textWidth, width) != width)
        emit textWidthChanged();
}

// A highlighter colours a text that it finds in place only later: an empty one takes it, and its colours come along
// with the text.
void CodeEditor::fillShown()
{
    m_isChangingShown = true;
    m_highlighter.reset();
    m_shown->setPlainText(QString());
    m_highlighter = std::make_unique<CodeHighlighter>(m_shown, m_document->format(), m_isDark);
    m_shown->setPlainText(m_mirror);
    m_isChangingShown = false;
}

void CodeEditor::loadReadOnly(const QString& notice)
{
    m_isReadOnly = true;
    m_problems.clear();
    m_notice = notice;
    m_mirror = foldedForReading(text());
    fillShown();
}

void CodeEditor::setDark(bool dark)
{
    m_isDark = dark;
    if (m_highlighter) {
        m_highlighter->setDark(dark);
    }
}

QString CodeEditor::insertedText(int position, int length) const
{
    QTextCursor cursor(m_shown);
    cursor.setPosition(position);
    cursor.setPosition(position + length, QTextCursor::KeepAnchor);
    return cursor.selectedText().replace(QChar(QChar::ParagraphSeparator), u'\n');
}

std::string CodeEditor::toFileText(const QString& typed) const
{
    QString ready = typed;
    if (text().find("\r\n") != std::string::npos) {
        ready.replace(u'\n', QStringLiteral("\r\n"));
    }
    return ready.toStdString();
}

void CodeEditor::onContentsChange(int position, int removed, int added)
{
    if (m_isChangingShown || m_isReadOnly) {
        return;
    }
    // Qt counts the separator that ends the document too, and may report more than what really differs.
    added = std::min(added, m_shown->characterCount() - 1 - position);
    const QString before = m_mirror.mid(position, removed);
    const QString after = insertedText(position, added);
    const auto same = std::ranges::mismatch(before, after);
    const auto prefix = same.in1 - before.begin();
    auto suffix = std::min(before.size(), after.size()) - prefix;
    for (qsizetype at = 0; at < suffix; ++at) {
        if (before[before.size() - 1 - at] != after[after.size() - 1 - at]) {
            suffix = at;
        }
    }
    const auto cut = before.size() - prefix - suffix;
    const QString typed = after.mid(prefix, after.size() - prefix - suffix);
    if (cut == 0 && typed.isEmpty()) {
        return;
    }
    const int from = position + static_cast<int>(prefix);
    const core::SourceRange range{m_lines.offset(text(), from), m_lines.offset(text(), from + static_cast<int>(cut))};
    m_isTyping = true;
    const auto applied = m_document->applyTyped({source::TextEdit{range, toFileText(typed)}}, tr("Typing"),
        typed.contains(u'\n') ? QString() : QStringLiteral("code"));
    m_isTyping = false;
    if (!applied) {
        m_document->report(applied.error());
        QTimer::singleShot(0, this, &CodeEditor::load);
        return;
    }
    m_mirror.replace(from, cut, typed);
    const auto newEnd = static_cast<std::uint32_t>(range.end + m_document->text()->size() - m_text->size());
    m_text = m_document->text();
    const int linesBefore = m_lines.lineCount();
    m_lines.follow(text(), range.begin, range.end, newEnd);
    countLetters(typed);
    measureWidth();
    followProblems(m_lines.lineOfByte(range.begin), linesBefore);
    m_quiet.start();
    emit shownChanged();
    emit this->typed(typed);
    if (m_lines.longestLine() > longestLine) {
        QTimer::singleShot(0, this, &CodeEditor::load);
    }
}

void CodeEditor::replaceShown(int position, int removed, const QString& inserted)
{
    QTextCursor cursor(m_shown);
    cursor.setPosition(position);
    cursor.setPosition(position + removed, QTextCursor::KeepAnchor);
    cursor.insertText(inserted);
    m_mirror.replace(position, removed, inserted);
}

void CodeEditor::onTextEdited(const source::TextEdits& edits)
{
    if (m_isTyping) {
        return;
    }
    if (!m_shown || m_isReadOnly) {
        m_text = m_document->text();
        m_lines = LineMap(text());
        if (m_shown) {
            load();
        }
        return;
    }
    m_isChangingShown = true;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        const int from = m_lines.position(text(), edit->range.begin);
        const int to = m_lines.position(text(), edit->range.end);
        const QString inserted = toEditorText(edit->text);
        replaceShown(from, to - from, inserted);
        countLetters(inserted);
    }
    m_isChangingShown = false;
    m_text = m_document->text();
    m_lines = LineMap(text());
    measureWidth();
    // An edit that cuts between \r and \n, or pulls a long line together, is shown by a fresh start.
    if (m_lines.length() != m_mirror.size() || m_lines.longestLine() > longestLine) {
        load();
    }
    emit shownChanged();
}

void CodeEditor::onSnapshot()
{
    if (!m_quiet.isActive()) {
        markProblems();
    }
    markState();
    markBrackets();
}

void CodeEditor::markProblems()
{
    const auto& snapshot = m_document->snapshot();
    if (!m_shown || m_isReadOnly || snapshot->version != m_document->version()) {
        return;
    }
    LineProblems problems;
    for (const core::Diagnostic& diagnostic : snapshot->diagnostics) {
        const int line = m_lines.lineOfByte(diagnostic.range.begin);
        const int from = m_lines.position(text(), diagnostic.range.begin);
        const int lineStart = m_lines.position(text(), m_lines.lineBegin(line));
        const std::uint32_t end = std::min(diagnostic.range.end, m_lines.lineEnd(line));
        const int length = std::max(1, m_lines.position(text(), end) - from);
        problems[line].push_back({from - lineStart, length, diagnostic.severity});
    }
    m_problems = std::move(problems);
    emit problemsChanged();
}

void CodeEditor::followProblems(int line, int linesBefore)
{
    const int by = m_lines.lineCount() - linesBefore;
    const int last = line + std::max(0, -by);
    LineProblems moved;
    for (auto& [at, problems] : m_problems) {
        if (at < line || at > last) {
            moved.emplace(at < line ? at : at + by, std::move(problems));
        }
    }
    m_problems = std::move(moved);
    emit problemsChanged();
}

void CodeEditor::markState()
{
    int first = -1;
    int last = -1;
    const asl::State* state = m_document->snapshot()->machine.find(m_state);
    if (state != nullptr && !m_isReadOnly && m_document->snapshot()->version == m_document->version()) {
        first = m_lines.lineOfByte(state->nameRange.begin);
        last = m_lines.lineOfByte(state->range.end);
    }
    const bool hasMoved = m_firstSelectedLine != first || m_lastSelectedLine != last;
    m_firstSelectedLine = first;
    m_lastSelectedLine = last;
    if (hasMoved) {
        emit selectedLinesChanged();
    }
}

void CodeEditor::revealState(const asl::StatePath& state, bool scroll)
{
    m_state = state;
    markState();
    const asl::State* found = m_document->snapshot()->machine.find(state);
    if (found != nullptr && scroll) {
        revealOffset(found->nameRange.begin);
    }
}

void CodeEditor::revealOffset(std::uint32_t offset)
{
    if (!m_isReadOnly) {
        emit revealRequested(m_lines.position(text(), offset));
    }
}

void CodeEditor::caretMoved(int position, bool byUser)
{
    if (m_isReadOnly || !m_shown || m_isChangingShown) {
        return;
    }
    const int line = m_lines.lineOfPosition(position);
    const std::uint32_t offset = m_lines.offset(text(), position);
    m_caret = position;
    if (!m_shown->findBlockByNumber(line).isVisible()) {
        m_folds->unfoldAround(line);
    }
    m_caretLine = line + 1;
    m_caretColumn = position - m_lines.position(text(), m_lines.lineBegin(line)) + 1;
    const auto& snapshot = m_document->snapshot();
    if (snapshot->version == m_document->version()) {
        const source::NodeIndex node = snapshot->tree.nodeAt(offset);
        m_breadcrumb = node == source::noNode ? QString() : breadcrumbOf(snapshot->tree.pointer(node));
        if (byUser) {
            const asl::State* state = stateAt(snapshot->machine, offset);
            emit statePointed(state == nullptr ? asl::StatePath() : state->path);
        }
    }
    markBrackets();
    emit caretChanged();
}

QString CodeEditor::fixAt(int position) const
{
    if (m_isReadOnly || !isCurrent())
        return {};
    const ProblemModel& problems = *m_document->problems();
    const int row = problems.fixableAt(m_lines.offset(text(), position));
    return row < 0 ? QString() : fromUtf8(problems.diagnosticOf(row).fixes.front().label);
}

QString CodeEditor::problemAt(int position) const
{
    const auto& snapshot = m_document->snapshot();
    if (m_isReadOnly || snapshot->version != m_document->version()) {
        return {};
    }
    const std::uint32_t offset = m_lines.offset(text(), position);
    QStringList messages;
    for (const core::Diagnostic& diagnostic : snapshot->diagnostics) {
        if (diagnostic.range.begin <= offset && offset <= diagnostic.range.end
            && m_lines.lineOfByte(diagnostic.range.begin) == m_lines.lineOfByte(offset)) {
            messages += fromUtf8(diagnostic.message);
        }
    }
    return messages.join(u'\n');
}

} // namespace statelight::app
