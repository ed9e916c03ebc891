#pragma once

#include <QtGui/QAbstractTextDocumentLayout>

class QTextBlock;

namespace statelight::app {

/// Lays a plain text out in rows of one height, a line to a row and none to a hidden line, and each only when it is
/// looked at. So a key costs what its line costs, while QTextDocumentLayout walks through every line behind it.
class RowLayout : public QAbstractTextDocumentLayout {
    Q_OBJECT

public:
    /// `rowHeight` in pixels. The document takes it by setDocumentLayout.
    RowLayout(QTextDocument* document, qreal rowHeight);

    void draw(QPainter* painter, const PaintContext& context) override;
    [[nodiscard]] int hitTest(const QPointF& point, Qt::HitTestAccuracy accuracy) const override;
    [[nodiscard]] int pageCount() const override { return 1; }
    /// As wide as the document was told to be: no line is measured for it.
    [[nodiscard]] QSizeF documentSize() const override;
    [[nodiscard]] QRectF frameBoundingRect(QTextFrame* frame) const override;
    [[nodiscard]] QRectF blockBoundingRect(const QTextBlock& block) const override;

protected:
    void documentChanged(int from, int charsRemoved, int charsAdded) override;

private:
    void layOut(const QTextBlock& block) const;

    qreal m_rowHeight;
    int m_rows = 0;
};

} // namespace statelight::app
