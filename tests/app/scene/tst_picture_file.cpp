#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtTest/QTest>

#include "app/scene/fonts.h"
#include "app/scene/paint_style.h"
#include "app/scene/picture_file.h"
#include "canvas_stage.h"

using namespace statelight;

class PictureFileTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { app::loadFonts(); }
    void aPngShowsEveryState();
    void aRunIsPartOfThePicture();
    void aPdfHasOnePage();
    void anotherEndingIsRefused();
    void anEmptyMachineIsRefused();

private:
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void PictureFileTest::aPngShowsEveryState()
{
    tests::CanvasStage stage(tests::smallMachine());
    const app::ScenePicture& picture = *stage.scene().picture();

    QVERIFY(app::writePicture(picture, {}, theme::light, file("all.png")));

    const QImage image(file("all.png"));
    QCOMPARE(image.size(), ((picture.bounds.size() + QSizeF(48, 48)) * 2).toSize());
    for (const app::NodeView& node : picture.nodes) {
        const QPointF inside = node.rect.topLeft() - picture.bounds.topLeft() + QPointF(24 + node.rect.width() / 2, 28);
        QVERIFY2(image.pixelColor((inside * 2).toPoint()) != app::toColor(theme::light.canvas), qPrintable(node.name));
    }
}

void PictureFileTest::aRunIsPartOfThePicture()
{
    tests::CanvasStage stage(tests::smallMachine());
    const app::ScenePicture& picture = *stage.scene().picture();
    app::RunOverlay overlay;
    overlay.isActive = true;
    overlay.states[picture.nodes.front().path].status = app::RunStatus::Failed;

    QVERIFY(app::writePicture(picture, {}, theme::dark, file("edit.png")));
    QVERIFY(app::writePicture(picture, overlay, theme::dark, file("run.png")));

    QVERIFY(QImage(file("edit.png")) != QImage(file("run.png")));
}

void PictureFileTest::aPdfHasOnePage()
{
    tests::CanvasStage stage(tests::smallMachine());

    QVERIFY(app::writePicture(*stage.scene().picture(), {}, theme::light, file("all.PDF")));

    QFile pdf(file("all.PDF"));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.contains("/Count 1"));
}

void PictureFileTest::anotherEndingIsRefused()
{
    tests::CanvasStage stage(tests::smallMachine());

    const auto written = app::writePicture(*stage.scene().picture(), {}, theme::light, file("all.bmp"));

    QCOMPARE(written.error().code, std::string("picture.type"));
    QVERIFY(!QFile::exists(file("all.bmp")));
}

void PictureFileTest::anEmptyMachineIsRefused()
{
    const auto written = app::writePicture({}, {}, theme::light, file("none.png"));

    QCOMPARE(written.error().code, std::string("picture.empty"));
}

QTEST_MAIN(PictureFileTest)
#include "tst_picture_file.moc"
