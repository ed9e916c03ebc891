#include "canvas_stage.h"

#include <QtTest/QTest>

namespace statelight::tests {

CanvasStage::CanvasStage(const std::string& definition, QSize size)
    : m_document(std::make_unique<app::Document>("test.asl.json", definition, source::Format::Json))
    , m_scene(std::make_unique<app::Scene>(m_document.get()))
    , m_canvas(new app::CanvasItem(m_window.contentItem()))
{
    m_window.resize(size);
    m_canvas->setSize(size);
    m_canvas->setProperty("reducedMotion", true);
    m_canvas->setScene(m_scene.get());
    m_window.show();
    [[maybe_unused]] const bool isShown = QTest::qWaitForWindowExposed(&m_window);
    refresh();
}

void CanvasStage::refresh()
{
    m_scene->waitForPicture();
    m_canvas->settle();
}

QPoint CanvasStage::middleOf(const QString& pointer) const
{
    return m_canvas->nodeRect(pointer).center().toPoint();
}

void CanvasStage::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseMove(&m_window, from);
    QTest::mousePress(&m_window, Qt::LeftButton, modifiers, from);
    for (int step = 1; step <= 5; ++step)
        QTest::mouseMove(&m_window, from + (to - from) * step / 5);
    QTest::mouseRelease(&m_window, Qt::LeftButton, modifiers, to);
    refresh();
}

bool CanvasStage::hasState(const char* pointer)
{
    return m_document->waitForSnapshot()->machine.find(asl::StatePath(pointer)) != nullptr;
}

std::string smallMachine()
{
    return R"({
  "StartAt": "First",
  "States": {
    "First": { "Type": "Pass", "Next": "Second" },
    "Second": { "Type": "Pass", "Next": "All" },
    "All": {
      "Type": "Parallel",
      "Branches": [
        { "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "End": true } } }
      ],
      "Next": "Last"
    },
    "Last": { "Type": "Succeed" }
  }
}
)";
}

} // namespace statelight::tests
