#pragma once

#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickPaintedItem>

#include "app/code/code_editor.h"

namespace statelight::app {

/// The whole text at one glance, beside its scroll bar: where problems are and what a search has found.
class CodeStrip : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(statelight::app::CodeEditor* editor READ editor WRITE setEditor NOTIFY editorChanged FINAL)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged FINAL)

public:
    explicit CodeStrip(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

    [[nodiscard]] CodeEditor* editor() const { return m_editor; }
    void setEditor(CodeEditor* editor);
    [[nodiscard]] bool isDark() const { return m_isDark; }
    void setDark(bool dark);

signals:
    void editorChanged();
    void darkChanged();

private:
    QPointer<CodeEditor> m_editor;
    bool m_isDark = false;
};

} // namespace statelight::app
