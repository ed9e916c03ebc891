#include <QtTest/QTest>
#include <algorithm>
#include <array>
#include <vector>

#include "color_measures.h"

using namespace statelight;
using tests::contrast;
using tests::Vision;

namespace {

constexpr double textFloor = 4.5;
constexpr double signFloor = 3.0;
constexpr double statusSeparation = 15;

constexpr std::array shown{theme::Status::Running, theme::Status::Waiting, theme::Status::Succeeded,
    theme::Status::Caught, theme::Status::Failed, theme::Status::Aborted};

std::vector<theme::Color> grounds(const theme::Palette& palette)
{
    return {palette.canvas, palette.surface, palette.container1, palette.container2};
}

const theme::Palette& paletteOf(bool isDark)
{
    return isDark ? theme::dark : theme::light;
}

double lowest(theme::Color color, const std::vector<theme::Color>& on)
{
    double least = 21;
    for (const theme::Color ground : on)
        least = std::min(least, contrast(color, ground));
    return least;
}

} // namespace

#define VERIFY_AT_LEAST(value, floor)                                                                                  \
    QVERIFY2((value) >= (floor), qPrintable(QStringLiteral("%1 is under %2").arg(value).arg(floor)))

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void measuresAgreeWithPublishedValues();
    void textCanBeReadWhereItStands_data() { bothThemes(); }
    void textCanBeReadWhereItStands();
    void linesAndBordersCanBeSeen_data() { bothThemes(); }
    void linesAndBordersCanBeSeen();
    void statusesCanBeSeenAndRead_data() { bothThemes(); }
    void statusesCanBeSeenAndRead();
    void statusesDifferForEveryVision_data();
    void statusesDifferForEveryVision();
    void typesCanBeSeenAndTheirGlyphsRead_data() { bothThemes(); }
    void typesCanBeSeenAndTheirGlyphsRead();
    void codeCanBeRead_data() { bothThemes(); }
    void codeCanBeRead();
    void differencesCanBeRead_data() { bothThemes(); }
    void differencesCanBeRead();
    void rampRunsOneWayAndCanBeWrittenOn_data() { bothThemes(); }
    void rampRunsOneWayAndCanBeWrittenOn();
    void tintsAreTheSolidOverTheSurface_data() { bothThemes(); }
    void tintsAreTheSolidOverTheSurface();

private:
    static void bothThemes()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
};

void ThemeTest::measuresAgreeWithPublishedValues()
{
    const theme::Color black{0, 0, 0};
    const theme::Color white{255, 255, 255};

    QCOMPARE(contrast(black, white), 21.0);
    QVERIFY(std::abs(tests::separation(black, white, Vision::Typical) - 100) < 0.01);
    QVERIFY(std::abs(contrast(theme::light.text, theme::light.surface) - 16.2) < 0.06);
    QVERIFY(std::abs(contrast(theme::dark.nodeBorder, theme::dark.canvas) - 4.7) < 0.06);
}

void ThemeTest::textCanBeReadWhereItStands()
{
    QFETCH(bool, isDark);
    const theme::Palette& palette = paletteOf(isDark);
    std::vector<theme::Color> everywhere = grounds(palette);
    everywhere.insert(everywhere.end(), {palette.raised, palette.sunken, palette.rowSelected});

    VERIFY_AT_LEAST(lowest(palette.text, everywhere), textFloor);
    VERIFY_AT_LEAST(lowest(palette.text2, everywhere), textFloor);
    VERIFY_AT_LEAST(lowest(palette.textMuted, everywhere), textFloor);
    VERIFY_AT_LEAST(contrast(palette.accent, palette.surface), textFloor);
    VERIFY_AT_LEAST(contrast(palette.accentText, palette.accent), textFloor);
    VERIFY_AT_LEAST(contrast(palette.error, palette.surface), textFloor);
    VERIFY_AT_LEAST(contrast(palette.warning, palette.surface), textFloor);
    VERIFY_AT_LEAST(contrast(palette.info, palette.surface), textFloor);
    VERIFY_AT_LEAST(contrast(palette.errorText, palette.error), textFloor);
    VERIFY_AT_LEAST(contrast(palette.currentStepText, palette.currentStep), textFloor);
}

void ThemeTest::linesAndBordersCanBeSeen()
{
    QFETCH(bool, isDark);
    const theme::Palette& palette = paletteOf(isDark);

    VERIFY_AT_LEAST(lowest(palette.nodeBorder, grounds(palette)), signFloor);
    VERIFY_AT_LEAST(lowest(palette.nodeBorderHover, grounds(palette)), signFloor);
    VERIFY_AT_LEAST(lowest(palette.edge, grounds(palette)), signFloor);
    VERIFY_AT_LEAST(lowest(palette.selection, grounds(palette)), signFloor);
    VERIFY_AT_LEAST(contrast(palette.controlBorder, palette.surface), signFloor);
    VERIFY_AT_LEAST(contrast(palette.breakpoint, palette.canvas), signFloor);
    VERIFY_AT_LEAST(lowest(palette.error, grounds(palette)), signFloor);
    VERIFY_AT_LEAST(lowest(palette.warning, grounds(palette)), signFloor);
}

void ThemeTest::statusesCanBeSeenAndRead()
{
    QFETCH(bool, isDark);
    const theme::Palette& palette = paletteOf(isDark);

    for (const theme::Status status : shown) {
        const theme::StatusLook& look = palette.look(status);
        VERIFY_AT_LEAST(lowest(look.solid, grounds(palette)), signFloor);
        VERIFY_AT_LEAST(contrast(look.text, look.tint), textFloor);
        VERIFY_AT_LEAST(contrast(look.text, palette.surface), textFloor);
        VERIFY_AT_LEAST(contrast(look.onSolid, look.solid), textFloor);
    }
}

void ThemeTest::statusesDifferForEveryVision_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<int>("vision");
    constexpr std::array names{"typical", "protanopia", "deuteranopia", "tritanopia"};
    for (int vision = 0; vision < 4; ++vision) {
        QTest::addRow("light, %s", names.at(static_cast<std::size_t>(vision))) << false << vision;
        QTest::addRow("dark, %s", names.at(static_cast<std::size_t>(vision))) << true << vision;
    }
}

void ThemeTest::statusesDifferForEveryVision()
{
    QFETCH(bool, isDark);
    QFETCH(int, vision);
    const theme::Palette& palette = paletteOf(isDark);

    for (const theme::Status first : shown) {
        for (const theme::Status second : shown) {
            if (first == second)
                continue;
            const double apart
                = tests::separation(palette.look(first).solid, palette.look(second).solid, static_cast<Vision>(vision));
            VERIFY_AT_LEAST(apart, statusSeparation);
        }
    }
}

void ThemeTest::typesCanBeSeenAndTheirGlyphsRead()
{
    QFETCH(bool, isDark);
    const theme::Palette& palette = paletteOf(isDark);
    constexpr double unvisited = 0.72;

    for (const theme::Color tile : palette.types) {
        VERIFY_AT_LEAST(contrast(tile, palette.surface), textFloor);
        VERIFY_AT_LEAST(contrast(palette.tileText, tile), textFloor);
        const theme::Color faded = tests::blended(tile, unvisited, palette.surface);
        VERIFY_AT_LEAST(contrast(faded, palette.surface), signFloor);
        VERIFY_AT_LEAST(contrast(palette.tileText, faded), signFloor);
    }
}

void ThemeTest::codeCanBeRead()
{
    QFETCH(bool, isDark);
    const theme::Palette& palette = paletteOf(isDark);

    for (const theme::Color color : {palette.syntaxKey, palette.syntaxString, palette.syntaxNumber,
             palette.syntaxLiteral, palette.syntaxPunctuation})
        VERIFY_AT_LEAST(contrast(color, palette.surface), textFloor);
    VERIFY_AT_LEAST(contrast(palette.text, palette.syntaxSpan), textFloor);
}

void ThemeTest::differencesCanBeRead()
{
    QFETCH(bool, isDark);
    const theme::Palette& palette = paletteOf(isDark);

    VERIFY_AT_LEAST(contrast(palette.diffAdded, palette.surface), textFloor);
    VERIFY_AT_LEAST(contrast(palette.diffRemoved, palette.surface), textFloor);
    VERIFY_AT_LEAST(contrast(palette.diffChanged, palette.surface), textFloor);
    for (const theme::Color tint : {palette.diffAddedTint, palette.diffRemovedTint, palette.diffChangedTint}) {
        VERIFY_AT_LEAST(contrast(palette.text, tint), textFloor);
        VERIFY_AT_LEAST(contrast(palette.textMuted, tint), textFloor);
    }
}

void ThemeTest::rampRunsOneWayAndCanBeWrittenOn()
{
    QFETCH(bool, isDark);
    const theme::Palette& palette = paletteOf(isDark);
    const theme::Color white{255, 255, 255};
    const std::array ramp{palette.ramp1, palette.ramp2, palette.ramp3, palette.ramp4, palette.ramp5};

    for (std::size_t at = 0; at < ramp.size(); ++at) {
        const bool isFirst = at < 3;
        const theme::Color text = isDark ? (isFirst ? white : palette.tileText) : (isFirst ? palette.text : white);
        VERIFY_AT_LEAST(contrast(text, ramp.at(at)), textFloor);
        if (at > 0) {
            const double step = tests::lightness(ramp.at(at)) - tests::lightness(ramp.at(at - 1));
            QVERIFY(isDark ? step > 0 : step < 0);
        }
    }
}

void ThemeTest::tintsAreTheSolidOverTheSurface()
{
    QFETCH(bool, isDark);
    const theme::Palette& palette = paletteOf(isDark);

    for (const theme::Status status : shown) {
        const theme::StatusLook& look = palette.look(status);
        const theme::Color tint = tests::blended(look.solid, isDark ? 0.20 : 0.12, palette.surface);
        QVERIFY(std::abs(tint.red - look.tint.red) <= 2);
        QVERIFY(std::abs(tint.green - look.tint.green) <= 2);
        QVERIFY(std::abs(tint.blue - look.tint.blue) <= 2);
    }
}

QTEST_GUILESS_MAIN(ThemeTest)
#include "tst_theme.moc"
