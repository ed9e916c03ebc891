#include <QTest>

#include "source/line_index.h"

using namespace statelight;
using source::LineIndex;
using source::TextPosition;

namespace {

LineIndex indexOf(std::string text)
{
    return LineIndex(std::make_shared<const std::string>(std::move(text)));
}

} // namespace

class LineIndexTest : public QObject {
    Q_OBJECT

private slots:
    void everyLineEndCounts();
    void columnsCountCharactersAndUtf16Units();
    void aByteOrderMarkHasNoWidth();
    void offsetsAndColumnsLeadBackToEachOther();
    void whatLiesBehindALineCountsAsItsEnd();
};

void LineIndexTest::everyLineEndCounts()
{
    const LineIndex index = indexOf("a\nb\r\nc\rd");

    QCOMPARE(index.lineCount(), 4U);
    QCOMPARE(index.position(0).line, 1U);
    QCOMPARE(index.position(2).line, 2U);
    QCOMPARE(index.position(5).line, 3U);
    QCOMPARE(index.position(7).line, 4U);
    QCOMPARE(index.lineEnd(2), 3U);
    QCOMPARE(index.lineEnd(4), 8U);
}

void LineIndexTest::columnsCountCharactersAndUtf16Units()
{
    const LineIndex index = indexOf("\n\"ü😀x");

    QVERIFY((index.position(2) == TextPosition{2, 2, 1}));
    QVERIFY((index.position(4) == TextPosition{2, 3, 2}));
    QVERIFY((index.position(8) == TextPosition{2, 4, 4}));
}

void LineIndexTest::aByteOrderMarkHasNoWidth()
{
    const LineIndex index = indexOf("\xEF\xBB\xBFx");

    QVERIFY((index.position(3) == TextPosition{1, 1, 0}));
    QCOMPARE(index.offsetOf(1, 1), 4U);
}

void LineIndexTest::offsetsAndColumnsLeadBackToEachOther()
{
    const std::string text = "first\r\nzwölf 😀 ende\n\nlast";
    const LineIndex index = indexOf(text);

    for (std::uint32_t offset = 0; offset <= text.size(); ++offset) {
        if (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U)
            continue;
        if (offset > 0 && text[offset - 1] == '\r')
            continue;
        const TextPosition position = index.position(offset);
        QCOMPARE(index.offsetOf(position.line, position.utf16Column), offset);
    }
}

void LineIndexTest::whatLiesBehindALineCountsAsItsEnd()
{
    const LineIndex index = indexOf("ab\r\ncd");

    QCOMPARE(index.offsetOf(1, 99), 2U);
    QCOMPARE(index.offsetOf(99, 99), 6U);
    QVERIFY((index.position(99) == TextPosition{2, 3, 2}));
}

QTEST_APPLESS_MAIN(LineIndexTest)
#include "tst_line_index.moc"
