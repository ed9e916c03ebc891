#include <QtTest>

#include "app/code/code_lexer.h"

using namespace statelight;
using app::CodeToken;
using app::LexState;
using app::TokenKind;

class CodeLexerTest : public QObject {
    Q_OBJECT

private slots:
    void jsonHasItsKinds_data();
    void jsonHasItsKinds();
    void yamlHasItsKinds_data();
    void yamlHasItsKinds();
    void aBlockScalarGoesOverLines();
    void anExpressionGoesOverLinesOfABlockScalar();
    void anyLineIsTakenWhole();

private:
    static QString kinds(const QString& line, source::Format format, LexState& state);
};

// One letter a token: what it is and its text.
QString CodeLexerTest::kinds(const QString& line, source::Format format, LexState& state)
{
    static const QString letters = QStringLiteral("tksnl,#$v");
    QStringList parts;
    for (const CodeToken& token : app::lexLine(line, format, state)) {
        const QString mark = token.isExpression ? QStringLiteral("%") : QString();
        parts += mark + letters[static_cast<int>(token.kind)] + line.mid(token.begin, token.length);
    }
    return parts.join(QLatin1Char('|'));
}

void CodeLexerTest::jsonHasItsKinds_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("member") << R"(  "Type": "Task",)"
                            << R"(k"Type"|,:|s"Task"|,,)";
    QTest::newRow("number") << R"("Seconds": -1.5e3)"
                            << R"(k"Seconds"|,:|n-1.5e3)";
    QTest::newRow("literals") << "[true, null]"
                              << ",[|ltrue|,,|lnull|,]";
    QTest::newRow("escaped quote") << R"("a\"b": 1)"
                                   << R"(k"a\"b"|,:|n1)";
    QTest::newRow("placeholder") << R"("${Arn}")"
                                 << R"(s"|$${Arn}|s")";
    QTest::newRow("bare placeholder") << "${Arn}"
                                      << "$${Arn}";
    QTest::newRow("expression") << R"("{% $a + 1 %}")"
                                << R"(s"|%,{%|%t |%v$a|%t |%t+|%t |%n1|%t |%,%}|s")";
    QTest::newRow("open string") << R"("abc)"
                                 << R"(s"abc)";
    QTest::newRow("comment") << "// why"
                             << "#// why";
}

void CodeLexerTest::jsonHasItsKinds()
{
    QFETCH(QString, line);
    QFETCH(QString, expected);
    LexState state;

    QCOMPARE(kinds(line, source::Format::Json, state), expected);
    QVERIFY(state == LexState());
}

void CodeLexerTest::yamlHasItsKinds_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("member") << "  Type: Task"
                            << "kType|,:|sTask";
    QTest::newRow("number and comment") << "Seconds: 5 # why"
                                        << "kSeconds|,:|n5|## why";
    QTest::newRow("item with a member") << "- Next: \"A b\""
                                        << ",-|kNext|,:|s\"A b\"";
    QTest::newRow("flow") << "End: {a: true}"
                          << "kEnd|,:|,{|sa: true}";
    QTest::newRow("literal") << "End: true"
                             << "kEnd|,:|ltrue";
    QTest::newRow("quoted key") << "'a: b': c"
                                << "k'a: b'|,:|sc";
}

void CodeLexerTest::yamlHasItsKinds()
{
    QFETCH(QString, line);
    QFETCH(QString, expected);
    LexState state;

    QCOMPARE(kinds(line, source::Format::Yaml, state), expected);
}

void CodeLexerTest::aBlockScalarGoesOverLines()
{
    LexState state;

    QCOMPARE(kinds("  Comment: |", source::Format::Yaml, state), QString("kComment|,:|,|"));
    QCOMPARE(kinds("    Type: no key", source::Format::Yaml, state), QString("sType: no key"));
    QCOMPARE(kinds("  Type: Pass", source::Format::Yaml, state), QString("kType|,:|sPass"));
}

void CodeLexerTest::anExpressionGoesOverLinesOfABlockScalar()
{
    LexState state;
    kinds("Output: >-", source::Format::Yaml, state);

    QCOMPARE(kinds("  {% $a", source::Format::Yaml, state), QString("%,{%|%t |%v$a"));
    QVERIFY(state.inExpression);
    QCOMPARE(kinds("  + 1 %}", source::Format::Yaml, state), QString("%t+|%t |%n1|%t |%,%}"));
    QVERIFY(!state.inExpression);
}

void CodeLexerTest::anyLineIsTakenWhole()
{
    const QString alphabet = QStringLiteral("\"'{}[]:,#$%|>-\\ a1\t");
    quint32 seed = 1;
    for (int round = 0; round < 2000; ++round) {
        QString line;
        for (int at = 0; at < 24; ++at) {
            seed = seed * 1664525U + 1013904223U;
            line += alphabet[static_cast<qsizetype>((seed >> 16U) % static_cast<quint32>(alphabet.size()))];
        }
        for (const auto format : {source::Format::Json, source::Format::Yaml}) {
            LexState state;
            int end = 0;
            for (const CodeToken& token : app::lexLine(line, format, state)) {
                QVERIFY2(token.begin >= end && token.length > 0, qPrintable(line));
                end = token.begin + token.length;
            }
            QVERIFY2(end <= line.size(), qPrintable(line));
        }
    }
}

QTEST_APPLESS_MAIN(CodeLexerTest)
#include "tst_code_lexer.moc"
