#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QTest>

#include "app/scene/container_painter.h"
#include "app/scene/fonts.h"
#include "app/scene/node_painter.h"
#include "sheet.h"

using namespace statelight;
using app::NodeLook;
using app::NodeView;
using app::PaintStyle;

namespace {

constexpr int frame = 60;

QImage painted(const NodeView& node, const NodeLook& look, bool withUnderlay)
{
    QImage image(static_cast<int>(node.rect.width()) + 2 * frame, static_cast<int>(node.rect.height()) + 2 * frame,
        QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(frame, frame);
    if (withUnderlay)
        app::paintUnderlay(painter, PaintStyle{}, node, look);
    app::paintNode(painter, PaintStyle{}, node, look);
    return image;
}

QRect inkOf(const QImage& image)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) > 0)
                ink |= QRect(x, y, 1, 1);
    return ink;
}

} // namespace

class NodePainterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { app::loadFonts(); }
    void fontsAreTheEmbeddedOnes();
    void nothingIsPaintedBeyondTheMargin_data();
    void nothingIsPaintedBeyondTheMargin();
    void aRunDoesNotEnlargeTheBody_data() { nothingIsPaintedBeyondTheMargin_data(); }
    void aRunDoesNotEnlargeTheBody();
    void eachStatusLooksDifferent();
    void eachTypeLooksDifferent();
    void iterationsShowFailuresFirstAndOnlyAsManyAsFit();
    void aFooterOffersItsIterations();
    void foldTargetIsLargeEnough();
    void sheetCanBeWritten();
};

void NodePainterTest::fontsAreTheEmbeddedOnes()
{
    QCOMPARE(QFontInfo(app::nodeFont()).family(), QStringLiteral("Inter"));
    QCOMPARE(QFontInfo(app::nodeFont()).weight(), 600);
}

void NodePainterTest::nothingIsPaintedBeyondTheMargin_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<std::size_t>("row");
    const std::vector<tests::SheetRow> rows = tests::sheetRows();
    for (int type = 0; type < 8; ++type)
        for (std::size_t row = 0; row < rows.size(); ++row)
            QTest::addRow("%d %s", type, rows[row].name.c_str()) << type << row;
}

void NodePainterTest::nothingIsPaintedBeyondTheMargin()
{
    QFETCH(int, type);
    QFETCH(std::size_t, row);
    const NodeView node = tests::sampleNode(static_cast<theme::Type>(type));

    const QRect ink = inkOf(painted(node, tests::sheetRows()[row].look, true));

    const int reach = static_cast<int>(app::nodeMargin);
    const QRect allowed = node.rect.toRect().translated(frame, frame).adjusted(-reach, -reach, reach, reach);
    QVERIFY(allowed.contains(ink));
    QVERIFY(ink.contains(node.rect.toRect().translated(frame, frame).adjusted(1, 1, -1, -1)));
}

void NodePainterTest::aRunDoesNotEnlargeTheBody()
{
    QFETCH(int, type);
    QFETCH(std::size_t, row);
    const NodeView node = tests::sampleNode(static_cast<theme::Type>(type));
    NodeLook look = tests::sheetRows()[row].look;
    look.run.isCurrent = false;
    look.isHovered = false;
    look.isSelected = false;

    const QRect idle = inkOf(painted(node, {}, false));
    const QRect now = inkOf(painted(node, look, false));

    // A border of 3 instead of 1.5 reaches less than one pixel farther.
    QVERIFY(idle.adjusted(-1, -1, 1, 1).contains(now));
    QVERIFY(now.contains(idle.adjusted(1, 1, -1, -1)));
}

void NodePainterTest::eachStatusLooksDifferent()
{
    const NodeView node = tests::sampleNode(theme::Type::Task);
    const std::vector<tests::SheetRow> rows = tests::sheetRows();
    std::vector<QImage> images;
    for (const tests::SheetRow& row : rows) {
        NodeView shown = node;
        shown.cannotRun = row.cannotRun;
        images.push_back(painted(shown, row.look, true));
    }

    for (std::size_t a = 0; a < images.size(); ++a)
        for (std::size_t b = a + 1; b < images.size(); ++b)
            QVERIFY2(images[a] != images[b], (rows[a].name + " looks like " + rows[b].name).c_str());
}

void NodePainterTest::eachTypeLooksDifferent()
{
    std::vector<QImage> images;
    for (int type = 0; type < 8; ++type) {
        NodeView node = tests::sampleNode(static_cast<theme::Type>(type));
        node.name.clear();
        node.subtitle.clear();
        node.rect.setHeight(40);
        images.push_back(painted(node, {}, false));
    }

    for (std::size_t a = 0; a < images.size(); ++a)
        for (std::size_t b = a + 1; b < images.size(); ++b)
            QVERIFY(images[a] != images[b]);
}

void NodePainterTest::iterationsShowFailuresFirstAndOnlyAsManyAsFit()
{
    NodeView map = tests::sampleNode(theme::Type::Map);
    map.isOpen = true;
    map.rect.setWidth(240);
    app::StateRun run;
    run.iterations.assign(100, app::RunStatus::Succeeded);
    run.iterations[0] = app::RunStatus::NotVisited;
    run.iterations[70] = app::RunStatus::Failed;

    const std::vector<std::size_t> shown = app::shownIterations(map, run);
    map.rect.setWidth(2000);
    const std::vector<std::size_t> wide = app::shownIterations(map, run);

    QCOMPARE(shown.front(), std::size_t{70});
    QCOMPARE(shown[1], std::size_t{1});
    QVERIFY(static_cast<double>(shown.size()) * 10 <= 240 - 24);
    QCOMPARE(wide.size(), std::size_t{60});
}

void NodePainterTest::aFooterOffersItsIterations()
{
    NodeView map = tests::sampleNode(theme::Type::Map);
    map.isOpen = true;
    map.rect.setSize({400, 200});
    app::StateRun run;
    run.iterations.assign(12, app::RunStatus::Succeeded);
    run.iterations[7] = app::RunStatus::Failed;
    run.shownIteration = 3;
    const double y = map.rect.bottom() - theme::size::mapFooter / 2.0;

    QCOMPARE(app::iterationAt(map, run, {map.rect.left() + 16, y}), std::optional(7));
    QCOMPARE(app::iterationAt(map, run, {map.rect.left() + 26, y}), std::optional(0));
    QCOMPARE(app::iterationAt(map, run, {map.rect.right() - 18, y}), std::optional(4));
    QCOMPARE(app::iterationAt(map, run, {map.rect.left() + 200, y}), std::optional<int>());
    QCOMPARE(app::iterationAt(map, run, map.rect.center()), std::optional<int>());
}

void NodePainterTest::foldTargetIsLargeEnough()
{
    NodeView node = tests::sampleNode(theme::Type::Parallel);
    QVERIFY(app::foldRect(node).width() >= theme::size::targetMinimum);
    QVERIFY(app::foldRect(node).height() >= theme::size::targetMinimum);
    QVERIFY(node.rect.contains(app::foldRect(node).center()));

    node.isFolded = false;
    node.isOpen = true;
    QVERIFY(app::headerRect(node).contains(app::foldRect(node)));
}

void NodePainterTest::sheetCanBeWritten()
{
    const QImage light = tests::paintSheet(theme::light);
    const QImage dark = tests::paintSheet(theme::dark);

    QVERIFY(light != dark);
    if (const QString folder = qEnvironmentVariable("STATELIGHT_PICTURES"); !folder.isEmpty()) {
        QVERIFY(light.save(folder + "/nodes-light.png"));
        QVERIFY(dark.save(folder + "/nodes-dark.png"));
    }
}

QTEST_MAIN(NodePainterTest)
#include "tst_node_painter.moc"
