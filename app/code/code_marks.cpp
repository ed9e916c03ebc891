#include "app/code/code_marks.h"

#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtGui/QTextLayout>
#include <algorithm>

#include "app/code/visible_lines.h"
#include "app/document/theme_color.h"

namespace statelight::app {

CodeMarks::CodeMarks(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{}

void CodeMarks::setEditor(CodeEditor* editor)
{
    if (m_editor == editor)
        return;
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->search()->disconnect(this);
        m_editor->folds()->disconnect(this);
    }
    m_editor = editor;
    if (editor != nullptr) {
        const auto repaint = [this] { update(); };
        connect(editor, &CodeEditor::attachedChanged, this, repaint);
        connect(editor, &CodeEditor::caretChanged, this, repaint);
        connect(editor, &CodeEditor::bracketsChanged, this, repaint);
        connect(editor, &CodeEditor::problemsChanged, this, repaint);
        connect(editor, &CodeEditor::shownChanged, this, repaint);
        connect(editor->search(), &CodeSearch::matchesChanged, this, repaint);
        connect(editor->folds(), &CodeFolds::changed, this, repaint);
    }
    update();
    emit editorChanged();
}

void CodeMarks::setOriginX(qreal x)
{
    if (x == m_originX)
        return;
    m_originX = x;
    update();
    emit originChanged();
}

void CodeMarks::setOriginY(qreal y)
{
    if (y == m_originY)
        return;
    m_originY = y;
    update();
    emit originChanged();
}

void CodeMarks::setDark(bool dark)
{
    if (dark == m_isDark)
        return;
    m_isDark = dark;
    update();
    emit darkChanged();
}

void CodeMarks::paint(QPainter* painter)
{
    if (!m_editor || m_editor->shown() == nullptr)
        return;
    const QTextDocument& text = *m_editor->shown();
    for (QTextBlock block = firstVisibleLine(text, -m_originY); block.isValid(); block = nextVisibleLine(block)) {
        const QRectF line = text.documentLayout()->blockBoundingRect(block).translated(0, m_originY);
        if (line.top() > height())
            return;
        paintLine(*painter, block, line);
    }
}

void CodeMarks::paintLine(QPainter& painter, const QTextBlock& block, const QRectF& line) const
{
    const theme::Palette& palette = m_isDark ? theme::dark : theme::light;
    if (block.blockNumber() + 1 == m_editor->caretLine())
        painter.fillRect(QRectF(0, line.top(), width(), line.height()), toColor(palette.rowHover));
    const int begin = block.position();
    const int end = begin + block.length() - 1;
    const auto& matches = m_editor->search()->matches();
    auto match = std::ranges::lower_bound(
        matches, begin, {}, [](const CodeMatch& each) { return each.begin + each.length - 1; });
    for (; match != matches.end() && match->begin <= end; ++match) {
        const bool isCurrent = match - matches.begin() == m_editor->search()->current();
        painter.setPen(isCurrent ? toColor(palette.accent) : toColor(palette.controlBorder));
        painter.setBrush(toColor(palette.rowSelected));
        paintStretch(painter, block, line, match->begin, match->begin + match->length);
    }
    painter.setPen(toColor(palette.controlBorder));
    painter.setBrush(toColor(palette.rowSelected));
    for (const int bracket : {m_editor->brackets().first, m_editor->brackets().second})
        if (bracket >= begin && bracket < end)
            paintStretch(painter, block, line, bracket, bracket + 1);
    if (const auto found = m_editor->problems().find(block.blockNumber()); found != m_editor->problems().end())
        for (const LineProblem& problem : found->second)
            paintProblem(painter, block, line, problem);
}

void CodeMarks::paintProblem(
    QPainter& painter, const QTextBlock& block, const QRectF& line, const LineProblem& problem) const
{
    const theme::Palette& palette = m_isDark ? theme::dark : theme::light;
    const QTextLayout& layout = *block.layout();
    if (layout.lineCount() == 0)
        return;
    const int length = block.length() - 1;
    const QTextLine text = layout.lineAt(0);
    const qreal from = m_originX + text.cursorToX(std::clamp(problem.begin, 0, length));
    const qreal to = m_originX + text.cursorToX(std::clamp(problem.begin + problem.length, 0, length));
    const qreal end = std::min(std::max(to, from + 8), width() + 4);
    QPolygonF wave;
    bool isUp = false;
    for (qreal x = std::max(from, -4.0); x <= end; x += 2, isUp = !isUp)
        wave.append({x, line.bottom() - (isUp ? 3.0 : 1.0)});
    const bool isError = problem.severity == core::Severity::Error;
    const bool isWarning = problem.severity == core::Severity::Warning;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(toColor(isError ? palette.error : isWarning ? palette.warning : palette.info), 1.2));
    painter.drawPolyline(wave);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void CodeMarks::paintStretch(QPainter& painter, const QTextBlock& block, const QRectF& line, int begin, int end) const
{
    const QTextLayout& layout = *block.layout();
    if (layout.lineCount() == 0)
        return;
    const QTextLine first = layout.lineAt(0);
    const int length = block.length() - 1;
    const qreal from = first.cursorToX(std::clamp(begin - block.position(), 0, length));
    const qreal to = first.cursorToX(std::clamp(end - block.position(), 0, length));
    painter.drawRect(QRectF(m_originX + from - 0.5, line.top() + 0.5, to - from + 1, line.height() - 1));
}

} // namespace statelight::app
