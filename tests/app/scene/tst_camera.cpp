#include <QtTest>

#include "app/scene/camera.h"

using statelight::app::Camera;

namespace {

constexpr QSizeF view(1000, 800);

} // namespace

class CameraTest : public QObject {
    Q_OBJECT

private slots:
    void aMachineThatFitsLegiblyOpensWhole();
    void aTallMachineOpensLegiblyAtItsTop();
    void aWideMachineOpensAtItsStart();
    void fittingShowsAllOfIt();
};

void CameraTest::aMachineThatFitsLegiblyOpensWhole()
{
    const QRectF rect(-300, 0, 1200, 1200);
    Camera fitted;
    fitted.fit(rect, view);
    Camera opened;

    opened.open(rect, 0, view);

    QVERIFY(opened.zoom > 0.5);
    QCOMPARE(opened, fitted);
}

void CameraTest::aTallMachineOpensLegiblyAtItsTop()
{
    const QRectF rect(-300, -20, 600, 9000);
    Camera camera;

    camera.open(rect, 200, view);

    QCOMPARE(camera.zoom, 0.5);
    QCOMPARE(camera.toView(rect.topLeft()).y(), 48.0);
    QCOMPARE(camera.toView(rect.center()).x(), 500.0);
}

void CameraTest::aWideMachineOpensAtItsStart()
{
    const QRectF rect(0, 0, 9000, 3000);
    Camera camera;

    camera.open(rect, 1000, view);

    QCOMPARE(camera.zoom, 0.5);
    QCOMPARE(camera.toView(QPointF(1000, 0)), QPointF(500, 48));
}

void CameraTest::fittingShowsAllOfIt()
{
    const QRectF rect(0, 0, 3000, 6000);
    Camera camera;

    camera.fit(rect, view);

    QVERIFY(QRectF({0, 0}, view).contains(camera.toView(rect)));
    QVERIFY(camera.zoom < 0.5);
}

QTEST_APPLESS_MAIN(CameraTest)
#include "tst_camera.moc"
