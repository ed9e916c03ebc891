#include "window_stage.h"

#include <QtTest/QTest>

namespace statelight::tests {

namespace {

app::Workbench& opened(app::Workbench& workbench, const std::function<void(app::Workbench&)>& open)
{
    open(workbench);
    return workbench;
}

} // namespace

QQuickItem* findItem(QQuickItem* root, const std::function<bool(const QQuickItem&)>& isWanted)
{
    if (root->isVisible() && isWanted(*root))
        return root;
    for (QQuickItem* child : root->childItems()) {
        if (QQuickItem* found = findItem(child, isWanted))
            return found;
    }
    return nullptr;
}

QQuickItem* itemWith(QQuickItem* root, const char* property, const QVariant& value)
{
    return findItem(root, [property, &value](const QQuickItem& item) { return item.property(property) == value; });
}

QPoint middleOf(const QQuickItem& item)
{
    return item.mapToScene({item.width() / 2, item.height() / 2}).toPoint();
}

WindowStage::WindowStage(const std::function<void(app::Workbench&)>& open)
    : m_main(opened(m_workbench, open), nullptr)
{
    if (window() == nullptr || m_workbench.current() == nullptr)
        return;
    window()->resize(1400, 900);
    window()->show();
    m_isReady = QTest::qWaitForWindowExposed(window());
    settle();
}

void WindowStage::settle()
{
    document().waitForSnapshot();
    scene().waitForPicture();
    canvas().settle();
    QCoreApplication::processEvents();
}

void WindowStage::drag(QPoint from, QPoint to)
{
    QTest::mousePress(window(), Qt::LeftButton, {}, from);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(window(), from + (to - from) * step / 10);
    QTest::mouseRelease(window(), Qt::LeftButton, {}, to);
    settle();
}

void WindowStage::type(const char* text)
{
    for (const char* letter = text; *letter != '\0'; ++letter)
        QTest::keyClick(window(), *letter);
}

void WindowStage::key(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(window(), static_cast<Qt::Key>(key), modifiers);
    settle();
}

} // namespace statelight::tests
