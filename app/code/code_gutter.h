#pragma once

#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickPaintedItem>

#include "app/code/code_editor.h"

namespace statelight::app {

/// The line numbers and fold arrows beside a code view: paints only the lines that are in view.
class CodeGutter : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(statelight::app::CodeEditor* editor READ editor WRITE setEditor NOTIFY editorChanged FINAL)
    /// How far the text is scrolled, and where its first line begins, in pixels.
    Q_PROPERTY(qreal scroll READ scroll WRITE setScroll NOTIFY scrollChanged FINAL)
    Q_PROPERTY(qreal topPadding READ topPadding WRITE setTopPadding NOTIFY scrollChanged FINAL)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged FINAL)

public:
    explicit CodeGutter(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

    [[nodiscard]] CodeEditor* editor() const { return m_editor; }
    void setEditor(CodeEditor* editor);
    [[nodiscard]] qreal scroll() const { return m_scroll; }
    void setScroll(qreal scroll);
    [[nodiscard]] qreal topPadding() const { return m_topPadding; }
    void setTopPadding(qreal padding);
    [[nodiscard]] bool isDark() const { return m_isDark; }
    void setDark(bool dark);

signals:
    void editorChanged();
    void scrollChanged();
    void darkChanged();

protected:
    /// Folds and unfolds at the arrows.
    void mousePressEvent(QMouseEvent* event) override;

private:
    QPointer<CodeEditor> m_editor;
    qreal m_scroll = 0;
    qreal m_topPadding = 0;
    bool m_isDark = false;
};

} // namespace statelight::app
