#pragma once

#include <QtQuick/QQuickWindow>
#include <memory>

#include "app/document/document.h"
#include "app/scene/canvas_item.h"
#include "app/scene/scene.h"

namespace statelight::tests {

/// A canvas in a window, with a document, laid out and painted; nothing on it moves by itself.
class CanvasStage {
public:
    explicit CanvasStage(const std::string& definition, QSize size = {1000, 800});

    [[nodiscard]] app::Document& document() { return *m_document; }
    [[nodiscard]] app::Scene& scene() { return *m_scene; }
    [[nodiscard]] app::CanvasItem& canvas() { return *m_canvas; }
    [[nodiscard]] QQuickWindow& window() { return m_window; }

    /// Waits for the picture of the newest text and paints it.
    void refresh();
    [[nodiscard]] QPoint middleOf(const QString& pointer) const;
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] bool hasState(const char* pointer);
    [[nodiscard]] std::string text() { return *m_document->text(); }

private:
    std::unique_ptr<app::Document> m_document;
    std::unique_ptr<app::Scene> m_scene;
    QQuickWindow m_window;
    app::CanvasItem* m_canvas;
};

/// Three states in a row and a Parallel with one branch.
[[nodiscard]] std::string smallMachine();

} // namespace statelight::tests
