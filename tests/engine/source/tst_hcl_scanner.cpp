#include <QTest>

#include "source/hcl_scanner.h"

using namespace statelight;
using source::HclScanner;
using source::HclToken;

namespace {

/// "word:a sign:=" …; a heredoc shows its lines.
QString tokens(const std::string& text)
{
    HclScanner scanner(text);
    QStringList all;
    for (HclToken token = scanner.next(); token.kind != HclToken::Kind::End; token = scanner.next()) {
        constexpr const char* names[]{"end", "word", "text", "heredoc", "sign"};
        const auto shown = token.kind == HclToken::Kind::Heredoc ? token.lines : token.range;
        const std::string_view written = scanner.text(shown);
        all << QString("%1:%2")
                   .arg(names[static_cast<int>(token.kind)])
                   .arg(QString::fromUtf8(written.data(), written.size()));
    }
    return all.join(' ');
}

} // namespace

class HclScannerTest : public QObject {
    Q_OBJECT

private slots:
    void aTextIsItsTokens_data();
    void aTextIsItsTokens();
    void aHeredocEndsWithItsMarker();
    void theEndStaysTheEnd();
};

void HclScannerTest::aTextIsItsTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char* name, const char* text, const char* expected) { QTest::newRow(name) << text << expected; };

    row("an attribute", "a-b_1 = 2", "word:a-b_1 sign:= word:2");
    row("a block", "resource \"x\" \"y\" {}", "word:resource text:\"x\" text:\"y\" sign:{ sign:}");
    row("comments", "a # b\nc // d\n/* e\n{ */ f /* g", "word:a word:c word:f");
    row("a comment sign in a text", "\"#\" \"//\" \"/*\" a", "text:\"#\" text:\"//\" text:\"/*\" word:a");
    row("escapes", R"("a\"b\\" c)", R"(text:"a\"b\\" word:c)");
    row("an interpolation", R"("a${b["c"]}d" e)", R"(text:"a${b["c"]}d" word:e)");
    row("texts within texts", R"("${"${"}"}"}" a)", R"(text:"${"${"}"}"}" word:a)");
    row("braces", R"("${ {a = 1} }" b)", R"(text:"${ {a = 1} }" word:b)");
    row("a directive", R"("%{ if "a" == b }c%{ endif }" d)", R"(text:"%{ if "a" == b }c%{ endif }" word:d)");
    row("doubled signs", R"("$${" a "%%{" b)", R"(text:"$${" word:a text:"%%{" word:b)");
    row("a quote that isn't closed", "\"a\nb", "text:\"a word:b");
    row("pairs of signs", "a == b => c != d >= e <= f",
        "word:a sign:== word:b sign:=> word:c sign:!= word:d sign:>= word:e sign:<= word:f");
    row("a byte order mark",
        "\xef\xbb\xbf"
        "a",
        "word:a");
    row("other letters", "n\xc3\xa4me = 1", "word:n\xc3\xa4me sign:= word:1");
    row("a heredoc", "a = <<EOF\nb \"c\n  EOF x\nEOF\nd", "word:a sign:= heredoc:b \"c\n  EOF x\n word:d");
    row("an indented heredoc", "<<-E-1\n  a\n  E-1\nb", "heredoc:  a\n word:b");
    row("an empty heredoc", "<<A\nA\n", "heredoc:");
    row("line ends of Windows", "<<A\r\nb\r\nA\r\nc", "heredoc:b\r\n word:c");
    row("a heredoc that isn't closed", "<<A\nb\nc", "heredoc:b\nc");
    row("no heredoc", "<<A b\n<<\n<", "sign:< sign:< word:A word:b sign:< sign:< sign:<");
}

void HclScannerTest::aTextIsItsTokens()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);

    QCOMPARE(tokens(text.toStdString()), expected);
}

void HclScannerTest::aHeredocEndsWithItsMarker()
{
    const std::string text = "x = <<-EOF\n a\n\tEOF  \n}";
    HclScanner scanner(text);
    (void)scanner.next();
    (void)scanner.next();

    const HclToken heredoc = scanner.next();

    QCOMPARE(scanner.text(heredoc.range), std::string_view("<<-EOF\n a\n\tEOF"));
    QCOMPARE(scanner.text(heredoc.lines), std::string_view(" a\n"));
}

void HclScannerTest::theEndStaysTheEnd()
{
    HclScanner scanner(" # only\n");

    QCOMPARE(scanner.next().kind, HclToken::Kind::End);
    QCOMPARE(scanner.next().kind, HclToken::Kind::End);
    QCOMPARE(scanner.next().range, (core::SourceRange{8, 8}));
}

QTEST_APPLESS_MAIN(HclScannerTest)
#include "tst_hcl_scanner.moc"
