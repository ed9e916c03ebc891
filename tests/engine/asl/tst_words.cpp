#include <QTest>

#include <string>

#include "asl/graph.h"
#include "asl/wording.h"
#include "read_text.h"

using namespace statelight;
using namespace statelight::tests;

class WordsTest : public QObject {
    Q_OBJECT

private slots:
    void aRuleIsReadAsAPhrase_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("phrase");
        const auto row = [](const char* rule, const char* phrase) {
            QTest::newRow(phrase) << QString::fromUtf8(rule) << QString::fromUtf8(phrase);
        };
        row("\"Variable\":\"$.order.total\",\"NumericGreaterThanEquals\":1000", "total ≥ 1000");
        row("\"Variable\":\"$.n\",\"NumericLessThan\":2.5", "n < 2.5");
        row("\"Variable\":\"$.status\",\"StringEquals\":\"ok\"", "status = \"ok\"");
        row("\"Variable\":\"$.a\",\"NumericLessThanEqualsPath\":\"$.limits.max\"", "a ≤ max");
        row("\"Variable\":\"$.vip\",\"BooleanEquals\":true", "vip");
        row("\"Variable\":\"$.vip\",\"BooleanEquals\":false", "not vip");
        row("\"Variable\":\"$.coupon\",\"IsPresent\":true", "coupon is present");
        row("\"Variable\":\"$.coupon\",\"IsPresent\":false", "coupon is not present");
        row("\"Variable\":\"$.x\",\"IsNumeric\":true", "x is a number");
        row("\"Variable\":\"$.file\",\"StringMatches\":\"*.csv\"", "file matches \"*.csv\"");
        row("\"Variable\":\"$\",\"IsNull\":true", "input is null");
        row("\"Variable\":\"$$.Execution.Name\",\"StringEquals\":\"a\"", "Name = \"a\"");
        row("\"Variable\":\"$limit\",\"NumericGreaterThan\":1", "limit > 1");
        row("\"Variable\":\"$.items[0]\",\"IsString\":true", "items[0] is a text");
        row("\"Variable\":\"$['a b']\",\"IsString\":true", "a b is a text");
        row("\"Variable\":\"$.t\",\"TimestampGreaterThan\":\"2026-01-01T00:00:00Z\"", "t > \"2026-01-01T00:00:00Z\"");
        row("\"Not\":{\"Variable\":\"$.s\",\"StringEquals\":\"x\"}", "s ≠ \"x\"");
        row("\"Not\":{\"Variable\":\"$.s\",\"IsPresent\":true}", "s is not present");
        row("\"Not\":{\"Variable\":\"$.s\",\"NumericGreaterThan\":3}", "not s > 3");
        row("\"And\":[{\"Variable\":\"$.total\",\"NumericGreaterThanEquals\":1000},{\"Not\":{\"Variable\":\"$.vip\","
            "\"BooleanEquals\":true}}]",
            "total ≥ 1000 and not vip");
        row("\"And\":[{\"Or\":[{\"Variable\":\"$.a\",\"BooleanEquals\":true},{\"Variable\":\"$.b\",\"BooleanEquals\":"
            "true}]},{\"Variable\":\"$.c\",\"BooleanEquals\":true}]",
            "(a or b) and c");
        row("\"Not\":{\"And\":[{\"Variable\":\"$.a\",\"BooleanEquals\":true},{\"Variable\":\"$.b\",\"BooleanEquals\":"
            "true}]}",
            "not (a and b)");
        row("\"Condition\":\"{%  $states.input.total\\n   >= 1000 %}\"", "$states.input.total >= 1000");
        row("\"Condition\":true", "always");
        row("\"Condition\":\"{% $states.input.aaaaaaaaaaaaaaaaaaaaaaaaa > $states.input.bbbbbbbbbbbbbbbbbbbbbbbbbb "
            "%}\"",
            "$states.input.aaaaaaaaaaaaaaaaaaaaaaaaa > $states.input.bbb…");
    }

    void aRuleIsReadAsAPhrase()
    {
        QFETCH(const QString, rule);
        QFETCH(const QString, phrase);
        const std::string members = R"("Type":"Choice","Choices":[{)" + rule.toStdString() + R"(,"Next":"Done"}])";

        const auto snapshot = readText(machineWith(members));

        QCOMPARE(QString::fromStdString(snapshot->graph.edges.at(0).label), phrase);
    }

    void aStateSaysWhatItDoes_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("subtitle");
        const auto row = [](const char* members, const char* subtitle) {
            QTest::newRow(*subtitle ? subtitle : members) << QString::fromUtf8(members) << QString::fromUtf8(subtitle);
        };
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:1:function:charge-card:$LATEST\"",
            "lambda · charge-card");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":"
            "\"arn:aws:lambda:us-east-1:1:function:refund\"}",
            "lambda · refund");
        row("\"Type\":\"Task\",\"Resource\":\"arn:${AWS::Partition}:states:::lambda:invoke\",\"Parameters\":{"
            "\"FunctionName\":\"${ChargeFunction}\"}",
            "lambda · ${ChargeFunction}");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName.$\":"
            "\"$.fn\"}",
            "lambda · $.fn");
        row("\"Type\":\"Task\",\"QueryLanguage\":\"JSONata\",\"Resource\":\"arn:aws:states:::lambda:invoke\","
            "\"Arguments\":{\"FunctionName\":\"{% $fn %}\"}",
            "lambda · $fn");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage.waitForTaskToken\",\"Parameters\":{"
            "\"QueueUrl\":\"https://sqs/1/q\"}",
            "sqs · waits for callback");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\",\"Parameters\":{\"QueueUrl\":"
            "\"https://sqs.us-east-1.amazonaws.com/1/points\"}",
            "sqs · points");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::dynamodb:updateItem\"", "dynamodb · updateItem");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::dynamodb:putItem\",\"Parameters\":{\"TableName\":"
            "\"stock\"}",
            "dynamodb · stock");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::aws-sdk:s3:putObject\",\"Parameters\":{\"Bucket\":"
            "\"invoices\"}",
            "s3 · invoices");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::http:invoke\",\"Parameters\":{\"ApiEndpoint\":"
            "\"https://api.example.com/book\"}",
            "http · /book");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::glue:startJobRun.sync\",\"Parameters\":{\"JobName\":"
            "\"etl\"}",
            "glue · etl");
        row("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:us-east-1:1:activity:pack\"", "activity · pack");
        row("\"Type\":\"Task\",\"Resource\":\"${Function}\"", "${Function}");
        row("\"Type\":\"Choice\",\"Choices\":[{},{},{}],\"Default\":\"Done\"", "3 rules, then default");
        row("\"Type\":\"Choice\",\"Choices\":[{}]", "1 rule");
        row("\"Type\":\"Choice\"", "no rules");
        row("\"Type\":\"Wait\",\"Seconds\":21600", "6 hours");
        row("\"Type\":\"Wait\",\"Seconds\":1", "1 second");
        row("\"Type\":\"Wait\",\"Seconds\":90", "90 seconds");
        row("\"Type\":\"Wait\",\"Seconds\":86400", "1 day");
        row("\"Type\":\"Wait\",\"Seconds\":0", "0 seconds");
        row("\"Type\":\"Wait\",\"Timestamp\":\"2026-01-01T00:00:00Z\"", "until 2026-01-01T00:00:00Z");
        row("\"Type\":\"Wait\",\"TimestampPath\":\"$.due\"", "until $.due");
        row("\"Type\":\"Parallel\",\"Branches\":[{},{},{}]", "3 branches");
        row("\"Type\":\"Parallel\",\"Branches\":[{}]", "1 branch");
        row("\"Type\":\"Map\",\"ItemsPath\":\"$.parcels\"", "each of $.parcels");
        row("\"Type\":\"Map\"", "each of the input");
        row("\"Type\":\"Map\",\"QueryLanguage\":\"JSONata\",\"Items\":[1,2]", "each of 2 items");
        row("\"Type\":\"Map\",\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:getObject\",\"Parameters\":{"
            "\"Bucket\":\"in\"}}",
            "each of s3 · in");
        row("\"Type\":\"Pass\"", "");
        row("\"Type\":\"Succeed\"", "");
        row("\"Type\":\"Fail\",\"Error\":\"Broken\"", "");
    }

    void aStateSaysWhatItDoes()
    {
        QFETCH(const QString, members);
        QFETCH(const QString, subtitle);

        const auto snapshot = readText(machineWith(members.toStdString()));

        QCOMPARE(QString::fromStdString(asl::subtitle(snapshot->machine, 0)), subtitle);
    }

    void textsAreCutBetweenCharacters()
    {
        QCOMPARE(asl::elided("abc", 3), std::string("abc"));
        QCOMPARE(asl::elided("abcd", 3), std::string("ab…"));
        QCOMPARE(asl::elided("äöüß", 3), std::string("äö…"));
        QCOMPARE(asl::elided("a bcd", 3), std::string("a…"));
    }
};

QTEST_APPLESS_MAIN(WordsTest)
#include "tst_words.moc"
