#include <QtTest>

#include <array>
#include <string>

#include "app/code/line_map.h"

using statelight::app::LineMap;
using statelight::app::toEditorText;

class LineMapTest : public QObject {
    Q_OBJECT

private slots:
    void linesEndWhereTheEditorEndsThem_data();
    void linesEndWhereTheEditorEndsThem();
    void everyPositionComesBack_data() { linesEndWhereTheEditorEndsThem_data(); }
    void everyPositionComesBack();
    void aByteOrderMarkIsInNoLine();
    void theLongestLineIsCountedInUtf16();
    void followingEqualsReadingAnew();
};

void LineMapTest::linesEndWhereTheEditorEndsThem_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("lines");
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("unix") << QByteArray("a\nbc\n") << 3;
    QTest::newRow("windows") << QByteArray("a\r\nbc") << 2;
    QTest::newRow("old mac") << QByteArray("a\rb") << 2;
    QTest::newRow("mixed") << QByteArray("a\r\r\n\nb") << 4;
    QTest::newRow("paragraph separator") << QByteArray("a\xE2\x80\xA9"
                                                       "b")
                                         << 2;
    QTest::newRow("line separator stays in its line") << QByteArray("a\xE2\x80\xA8"
                                                                    "b")
                                                      << 1;
    QTest::newRow("umlauts and emoji") << QByteArray("\xC3\xA4\xF0\x9F\x98\x80z\n\xE2\x82\xAC") << 2;
}

void LineMapTest::linesEndWhereTheEditorEndsThem()
{
    QFETCH(QByteArray, text);
    QFETCH(int, lines);

    const LineMap map(text.toStdString());

    QCOMPARE(map.lineCount(), lines);
    QCOMPARE(map.length(), static_cast<int>(toEditorText(text.toStdString()).size()));
}

void LineMapTest::everyPositionComesBack()
{
    QFETCH(QByteArray, text);
    const std::string bytes = text.toStdString();
    const LineMap map(bytes);
    const QString shown = toEditorText(bytes);

    for (int position = 0; position <= map.length(); ++position) {
        if (position < shown.size() && shown[position].isLowSurrogate()) {
            continue;
        }
        QCOMPARE(map.position(bytes, map.offset(bytes, position)), position);
    }
}

void LineMapTest::aByteOrderMarkIsInNoLine()
{
    const std::string text = "\xEF\xBB\xBF{}";
    const LineMap map(text);

    QCOMPARE(map.lineBegin(0), 3U);
    QCOMPARE(map.offset(text, 1), 4U);
    QCOMPARE(map.position(text, 3), 0);
}

void LineMapTest::theLongestLineIsCountedInUtf16()
{
    QCOMPARE(LineMap("ab\n\xF0\x9F\x98\x80z\n").longestLine(), 3);
}

void LineMapTest::followingEqualsReadingAnew()
{
    const std::array<std::string, 9> pieces{
        "a", "\n", "\r", "\r\n", "\xE2\x80\xA9", "\xC3\xA4", "\xF0\x9F\x98\x80", "\xEF\xBB\xBF", ""};
    std::uint32_t seed = 5;
    const auto random = [&seed](std::size_t below) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 8U) % static_cast<std::uint32_t>(below);
    };
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (std::uint32_t length = random(12); length > 0; --length)
            text += pieces[random(8)];
        LineMap followed(text);
        for (int edit = 0; edit < 4; ++edit) {
            const auto character = [&text](std::uint32_t at) {
                while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
                    ++at;
                return std::min(at, static_cast<std::uint32_t>(text.size()));
            };
            const std::uint32_t begin = character(random(text.size() + 1));
            const std::uint32_t end = character(begin + random(4));
            const std::string inserted = pieces[random(9)] + pieces[random(9)];
            text.replace(begin, end - begin, inserted);

            followed.follow(text, begin, end, begin + static_cast<std::uint32_t>(inserted.size()));

            QVERIFY(followed == LineMap(text));
        }
    }
}

QTEST_APPLESS_MAIN(LineMapTest)
#include "tst_line_map.moc"
