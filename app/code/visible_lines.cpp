#include "app/code/visible_lines.h"

#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>

namespace statelight::app {

namespace {

// A line that is folded away keeps a place that means nothing.
QTextBlock visibleFrom(QTextBlock block)
{
    while (block.isValid() && !block.isVisible())
        block = block.previous();
    return block;
}

} // namespace

QTextBlock firstVisibleLine(const QTextDocument& text, qreal top)
{
    int low = 0;
    int high = text.blockCount() - 1;
    while (low < high) {
        const int middle = (low + high) / 2;
        const QTextBlock block = visibleFrom(text.findBlockByNumber(middle));
        if (!block.isValid() || text.documentLayout()->blockBoundingRect(block).bottom() <= top)
            low = middle + 1;
        else
            high = middle;
    }
    const QTextBlock found = text.findBlockByNumber(low);
    return found.isVisible() ? found : nextVisibleLine(found);
}

QTextBlock nextVisibleLine(const QTextBlock& line)
{
    QTextBlock next = line.next();
    while (next.isValid() && !next.isVisible())
        next = next.next();
    return next;
}

} // namespace statelight::app
