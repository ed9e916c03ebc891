#include <QTest>

#include "query/jsonata/regular_expression.h"

using namespace statelight;
using query::jsonata::RegularExpression;

namespace {

/// Every match as <text|group~>; "!" and a code where it ends in a fault.
std::string matches(std::string_view pattern, std::string_view flags, std::string_view text)
{
    const auto compiled = RegularExpression::compile(pattern, flags);
    if (!compiled)
        return "!syntax";
    std::string result;
    RegularExpression::Scan scan = compiled->scan(text);
    for (;;) {
        const auto found = scan.next();
        if (!found)
            return result + "!" + found.error().code;
        if (!*found)
            return result;
        result.append("<").append(scan.match().in(text));
        for (const auto& group : scan.groups())
            result.append(group.isThere() ? "|" : "~").append(group.in(text));
        result.append(">");
    }
}

} // namespace

class RegularExpressionTest : public QObject {
    Q_OBJECT

private slots:
    void matching_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("flags");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char* pattern, const char* flags, const char* text, const char* found) {
            QTest::addRow("%s %s %s", pattern, flags, text)
                << QByteArray(pattern) << QByteArray(flags) << QByteArray(text) << QByteArray(found);
        };
        row("b+", "", "ababbxabbcc", "<b><bb><bb>");
        row("(a)(z)?", "", "aa", "<a|a~><a|a~>");
        row("hat", "i", "Bowler Hat", "<Hat>");
        row("a.*?a", "", "abracadabra", "<abra><ada>");
        row("^a$", "", "b\na", "");
        row("^a$", "m",
            "b\na\xE2\x80\xA8"
            "a",
            "<a><a>");
        row("a$", "", "a\n", "");
        row(".+", "", "ab\rc", "<ab><c>");
        row("[^]+", "", "a\nb", "<a\nb>");
        row("[]", "", "a", "");
        row("\\s", "",
            "a\xC2\xA0"
            "b",
            "<\xC2\xA0>");
        row("[\\S]+", "",
            "a\xC2\xA0"
            "b",
            "<a><b>");
        row("\\w+", "", "n\xC3\xA9", "<n>");
        row("[[:alpha:]]", "", "a:]", "<:]>");
        row("\\x41\\u0042\\cJ\\t", "", "AB\n\t", "<AB\n\t>");
        row("\\ud83d\\udca9", "", "\xF0\x9F\x92\xA9", "<\xF0\x9F\x92\xA9>");
        row("[\\b\\-\\]]", "", "x-]", "<-><]>");
        row("\\A\\z\\Q\\E\\h", "", "AzQEh", "<AzQEh>");
        row("(?<first>a)\\k<first>\\1", "", "aaa", "<aaa|a>");
        row("(a)\\2", "", "a\x02", "<a\x02|a>");
        row("a{,2}b{x}", "", "a{,2}b{x}", "<a{,2}b{x}>");
        row("a{2,}?", "", "aaaa", "<aa><aa>");
        row("(?<=a)b(?!c)", "", "abcab", "<b>");
        row("\\d*", "", "ab", "<>!D1004");
        row("b*", "", "bb", "<bb>");
        row("x*", "", "", "<>");
    }
    void matching()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, flags);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, found);

        QCOMPARE(
            QByteArray::fromStdString(matches(pattern.toStdString(), flags.toStdString(), text.toStdString())), found);
    }

    void whatJavaScriptDoesNotKnowIsRefused_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        for (const char* pattern : {"(", ")", "a**", "a++", "*", "(*ACCEPT)", "(?>a)", "(?i)a", "(?#x)", "(?R)", "[a",
                 "a\\", "[z-a]", "^*", "(?<n>a)(?<n>b)", "(?P<n>a)", "a{2}{3}"})
            QTest::newRow(pattern) << QByteArray(pattern);
    }
    void whatJavaScriptDoesNotKnowIsRefused()
    {
        QFETCH(QByteArray, pattern);

        const auto compiled = RegularExpression::compile(pattern.toStdString(), "");

        QVERIFY(!compiled);
        QVERIFY(compiled.error().code.empty());
        QVERIFY(!compiled.error().message.empty());
        QVERIFY(compiled.error().offset <= static_cast<std::size_t>(pattern.size()));
    }

    void aMatchWithoutEndIsGivenUp()
    {
        QCOMPARE(matches("(a+)+$", "", std::string(60, 'a') + "b"), std::string("!U1001"));
        QCOMPARE(matches("(x+x+)+[yz]", "", std::string(5000, 'x')), std::string("!U1001"));
        QCOMPARE(matches("^(a|b)*$", "", std::string(1000, 'a')).size(), std::size_t(1004));
    }
};

QTEST_APPLESS_MAIN(RegularExpressionTest)
#include "tst_regular_expression.moc"
