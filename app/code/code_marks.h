#pragma once

#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickPaintedItem>

#include "app/code/code_editor.h"

class QTextBlock;

namespace statelight::app {

/// What lies under the text of a code view: the line of the caret, the brackets at it and what a search has found, and
/// waves under problems. Paints only the lines that are in view.
class CodeMarks : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(statelight::app::CodeEditor* editor READ editor WRITE setEditor NOTIFY editorChanged FINAL)
    /// Where the text's first character stands, in the item's pixels.
    Q_PROPERTY(qreal originX READ originX WRITE setOriginX NOTIFY originChanged FINAL)
    Q_PROPERTY(qreal originY READ originY WRITE setOriginY NOTIFY originChanged FINAL)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged FINAL)

public:
    explicit CodeMarks(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

    [[nodiscard]] CodeEditor* editor() const { return m_editor; }
    void setEditor(CodeEditor* editor);
    [[nodiscard]] qreal originX() const { return m_originX; }
    void setOriginX(qreal x);
    [[nodiscard]] qreal originY() const { return m_originY; }
    void setOriginY(qreal y);
    [[nodiscard]] bool isDark() const { return m_isDark; }
    void setDark(bool dark);

signals:
    void editorChanged();
    void originChanged();
    void darkChanged();

private:
    void paintLine(QPainter& painter, const QTextBlock& block, const QRectF& line) const;
    void paintStretch(QPainter& painter, const QTextBlock& block, const QRectF& line, int begin, int end) const;

    void paintProblem(QPainter& painter, const QTextBlock& block, const QRectF& line, const LineProblem& problem) const;

    QPointer<CodeEditor> m_editor;
    qreal m_originX = 0;
    qreal m_originY = 0;
    bool m_isDark = false;
};

} // namespace statelight::app
