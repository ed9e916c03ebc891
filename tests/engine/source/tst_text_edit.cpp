#include <QTest>

#include "source/text_edit.h"

#include <random>

using namespace statelight;
using source::TextEdits;

class TextEditTest : public QObject {
    Q_OBJECT

private slots:
    void editsCountInTheTextBeforeAll();
    void overlappingEditsChangeNothing();
    void editsOutsideOfTheTextChangeNothing();
    void joinedEditsDoWhatBothDo();
    void theInverseGivesTheSameBytes_data();
    void theInverseGivesTheSameBytes();
    void placesLeadBackToTheTextBefore_data();
    void placesLeadBackToTheTextBefore();
};

void TextEditTest::editsCountInTheTextBeforeAll()
{
    const auto result = source::applyEdits("abcdef", {{{0, 1}, "XYZ"}, {{3, 3}, "-"}, {{4, 6}, ""}});

    QCOMPARE(result.value_or("failed"), std::string("XYZbc-d"));
}

void TextEditTest::overlappingEditsChangeNothing()
{
    const auto result = source::applyEdits("abcd", {{{0, 2}, "X"}, {{1, 2}, "Y"}});

    QVERIFY(!result);
    QCOMPARE(result.error().code, std::string("edit.overlap"));
}

void TextEditTest::editsOutsideOfTheTextChangeNothing()
{
    const auto behind = source::applyEdits("abcd", {{{3, 5}, "X"}});
    const auto backwards = source::applyEdits("abcd", {{{3, 2}, "X"}});

    QVERIFY(!behind && !backwards);
    QCOMPARE(behind.error().code, std::string("edit.range"));
    QCOMPARE(backwards.error().code, std::string("edit.range"));
}

void TextEditTest::joinedEditsDoWhatBothDo()
{
    const std::string text = "0123456789";
    std::mt19937 random(3);
    int touching = 0;
    for (int round = 0; round < 3000; ++round) {
        const auto editOf = [&](std::size_t size) {
            const auto begin = static_cast<std::uint32_t>(random() % (size + 1));
            const auto end = begin + static_cast<std::uint32_t>(random() % (size - begin + 1));
            return source::TextEdit{{begin, end}, std::string(random() % 4, static_cast<char>('a' + random() % 26))};
        };
        const source::TextEdit first = editOf(text.size());
        const std::string between = source::applyEdits(text, {first}).value();
        const source::TextEdit second = editOf(between.size());
        const auto both = source::joined(first, second);
        if (!both)
            continue;
        ++touching;
        QCOMPARE(source::applyEdits(text, {*both}).value(), source::applyEdits(between, {second}).value());
    }
    QVERIFY(touching > 1000);
    QVERIFY(!source::joined({{2, 2}, "x"}, {{5, 5}, "y"}));
}

void TextEditTest::theInverseGivesTheSameBytes_data()
{
    QTest::addColumn<TextEdits>("edits");
    QTest::newRow("nothing") << TextEdits{};
    QTest::newRow("insert") << TextEdits{{{3, 3}, "xyz"}};
    QTest::newRow("remove") << TextEdits{{{2, 9}, ""}};
    QTest::newRow("all") << TextEdits{{{0, 10}, "?"}};
    QTest::newRow("neighbours") << TextEdits{
        {{0, 2}, "long text"}, {{2, 2}, "i"}, {{2, 4}, ""}, {{4, 5}, "e"}, {{10, 10}, "end"}};
}

void TextEditTest::theInverseGivesTheSameBytes()
{
    QFETCH(TextEdits, edits);
    const std::string text = "0123456789";

    const auto changed = source::applyEdits(text, edits);
    const auto back = source::applyEdits(changed.value(), source::inverseEdits(text, edits));

    QCOMPARE(back.value_or("failed"), text);
}

void TextEditTest::placesLeadBackToTheTextBefore_data()
{
    QTest::addColumn<std::uint32_t>("begin");
    QTest::addColumn<std::uint32_t>("end");
    QTest::addColumn<std::uint32_t>("beginBefore");
    QTest::addColumn<std::uint32_t>("endBefore");
    const auto row = [](const char* name, std::uint32_t begin, std::uint32_t end, std::uint32_t beginBefore,
                         std::uint32_t endBefore) { QTest::newRow(name) << begin << end << beginBefore << endBefore; };
    row("before all", 0U, 2U, 0U, 2U);
    row("a replacement", 2U, 6U, 2U, 4U);
    row("inside of it", 3U, 5U, 2U, 4U);
    row("from it on", 5U, 7U, 2U, 5U);
    row("up to it", 1U, 3U, 1U, 4U);
    row("between", 6U, 8U, 4U, 6U);
    row("behind what was removed", 8U, 10U, 8U, 10U);
    row("around all", 0U, 10U, 0U, 10U);
    row("nothing", 4U, 4U, 2U, 2U);
    row("the end", 10U, 10U, 10U, 10U);
}

void TextEditTest::placesLeadBackToTheTextBefore()
{
    QFETCH(std::uint32_t, begin);
    QFETCH(std::uint32_t, end);
    QFETCH(std::uint32_t, beginBefore);
    QFETCH(std::uint32_t, endBefore);
    const TextEdits edits{{{2, 4}, "WXYZ"}, {{6, 8}, ""}}; // 0123456789 -> 01WXYZ4589

    QCOMPARE(source::rangeBefore(edits, {begin, end}), (core::SourceRange{beginBefore, endBefore}));
}

QTEST_APPLESS_MAIN(TextEditTest)
#include "tst_text_edit.moc"
