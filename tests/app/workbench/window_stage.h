#pragma once

#include <QtCore/QTemporaryDir>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <functional>
#include <memory>

#include "app/scene/canvas_item.h"
#include "app/workbench/main_window.h"
#include "app/workbench/workbench.h"

namespace statelight::tests {

/// The first visible item, from the top down.
[[nodiscard]] QQuickItem* findItem(QQuickItem* root, const std::function<bool(const QQuickItem&)>& isWanted);
[[nodiscard]] QQuickItem* itemWith(QQuickItem* root, const char* property, const QVariant& value);
/// In window coordinates.
[[nodiscard]] QPoint middleOf(const QQuickItem& item);

/// The real window, shown offscreen and driven by mouse and keys. `open` puts a first tab in; without one, or when the
/// window can't be made, isReady() is false.
class WindowStage {
public:
    explicit WindowStage(const std::function<void(app::Workbench&)>& open);

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] app::Workbench& workbench() { return m_workbench; }
    [[nodiscard]] QQuickWindow* window() { return m_main.window(); }
    [[nodiscard]] QQuickItem* root() { return window()->contentItem(); }
    [[nodiscard]] app::Tab& tab() { return *m_workbench.current(); }
    [[nodiscard]] app::Document& document() { return *tab().document(); }
    [[nodiscard]] app::Scene& scene() { return *tab().scene(); }
    [[nodiscard]] app::Simulator& simulator() { return *tab().simulator(); }
    [[nodiscard]] app::CanvasItem& canvas() { return *scene().canvas(); }

    /// Until text, picture and canvas agree.
    void settle();
    void drag(QPoint from, QPoint to);
    void type(const char* text);
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

private:
    app::Workbench m_workbench{nullptr};
    app::MainWindow m_main;
    bool m_isReady = false;
};

} // namespace statelight::tests
