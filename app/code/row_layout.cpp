#include "app/code/row_layout.h"

#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtGui/QTextLayout>
#include <algorithm>
#include <cmath>

namespace statelight::app {

namespace {

// More than any line is wide: it is never broken.
constexpr qreal endless = 1e6;

int rowsOf(const QTextBlock& block)
{
    return block.isVisible() ? 1 + static_cast<int>(block.text().count(QChar(QChar::LineSeparator))) : 0;
}

} // namespace

RowLayout::RowLayout(QTextDocument* document, qreal rowHeight)
    : QAbstractTextDocumentLayout(document)
    , m_rowHeight(rowHeight)
{}

void RowLayout::layOut(const QTextBlock& block) const
{
    QTextLayout& layout = *block.layout();
    QTextOption option = document()->defaultTextOption();
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    for (int row = 0;; ++row) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(endless);
        line.setPosition({0, row * m_rowHeight + (m_rowHeight - line.height()) / 2});
    }
    layout.endLayout();
    const QPointF place(0, block.firstLineNumber() * m_rowHeight);
    layout.setPosition(place);
}

QRectF RowLayout::blockBoundingRect(const QTextBlock& block) const
{
    if (!block.isValid())
        return {};
    const qreal top = block.firstLineNumber() * m_rowHeight;
    if (!block.isVisible())
        return {0, top, 0, 0};
    QTextLayout& layout = *block.layout();
    if (layout.lineCount() == 0)
        layOut(block);
    // Lines above may have come or gone.
    layout.setPosition({0, top});
    return {0, top, std::max(documentSize().width(), layout.maximumWidth()), block.lineCount() * m_rowHeight};
}

QSizeF RowLayout::documentSize() const
{
    return {std::max(0.0, document()->pageSize().width()), document()->lineCount() * m_rowHeight};
}

QRectF RowLayout::frameBoundingRect(QTextFrame*) const
{
    return {{0, 0}, documentSize()};
}

int RowLayout::hitTest(const QPointF& point, Qt::HitTestAccuracy accuracy) const
{
    const int last = std::max(0, document()->lineCount() - 1);
    const int row = std::clamp(static_cast<int>(std::floor(point.y() / m_rowHeight)), 0, last);
    const QTextBlock block = document()->findBlockByLineNumber(row);
    if (!block.isValid())
        return accuracy == Qt::ExactHit ? -1 : 0;
    const QRectF place = blockBoundingRect(block);
    const QTextLayout& layout = *block.layout();
    const QTextLine line = layout.lineAt(std::clamp(row - block.firstLineNumber(), 0, layout.lineCount() - 1));
    const QPointF inside = point - place.topLeft();
    if (accuracy == Qt::ExactHit && !line.naturalTextRect().contains(inside))
        return -1;
    return block.position() + line.xToCursor(inside.x());
}

void RowLayout::draw(QPainter* painter, const PaintContext& context)
{
    const QRectF clip = context.clip.isValid() ? context.clip : QRectF({0, 0}, documentSize());
    const int first = std::max(0, static_cast<int>(clip.top() / m_rowHeight));
    for (QTextBlock block = document()->findBlockByLineNumber(first); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingRect(block);
        if (place.top() > clip.bottom())
            return;
        if (block.isVisible())
            block.layout()->draw(painter, {0, 0});
    }
}

void RowLayout::documentChanged(int from, int charsRemoved, int charsAdded)
{
    // Made when it is first asked for: that must not be by the render thread, to which the document doesn't belong.
    document()->rootFrame();
    const int end = from + std::max(0, charsAdded);
    for (QTextBlock block = document()->findBlock(from); block.isValid() && block.position() <= end;
         block = block.next()) {
        block.clearLayout();
        if (const int rows = rowsOf(block); rows != block.lineCount())
            block.setLineCount(rows);
    }
    if (const int rows = document()->lineCount(); rows != m_rows) {
        m_rows = rows;
        emit documentSizeChanged(documentSize());
    }
    // Of a changed text the view hears by itself; here only looks have changed.
    if (charsRemoved == charsAdded)
        emit update();
}

} // namespace statelight::app
