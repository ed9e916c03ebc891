#include <QTest>

#include <cmath>

#include "core/builder.h"
#include "core/json.h"
#include "evaluate.h"
#include "query/jsonata/number_text.h"
#include "query/jsonata/picture_date.h"
#include "query/jsonata/picture_integer.h"
#include "query/jsonata/picture_number.h"

using namespace statelight;
using namespace statelight::query::jsonata;

namespace {

constexpr double now = 1521801216617; // 2018-03-23T10:33:36.617Z

template <class T>
QByteArray outcome(const Pictured<T>& result)
{
    if (!result)
        return "!" + QByteArray::fromStdString(result.error().code);
    if constexpr (std::is_same_v<T, double>)
        return QByteArray::fromStdString(numberText(*result));
    else
        return QByteArray::fromStdString(*result);
}

QByteArray millisText(const Pictured<std::optional<double>>& result)
{
    if (result && !*result)
        return "nothing";
    return outcome(result.map([](const std::optional<double>& millis) { return *millis; }));
}

} // namespace

class JsonataPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void formattingNumbers_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double number, const char* picture, const char* text, const char* options = "null") {
            QTest::addRow("%g %s", number, picture)
                << number << QByteArray(picture) << QByteArray(options) << QByteArray(text);
        };
        row(12345.6, "#,###.00", "12,345.60");
        row(12345678.9, "9,999.99", "12,345,678.90");
        row(1234.56789, "9,999.999,999", "1,234.567,890");
        row(123.9, "9999", "0124");
        row(0.14, "01%", "14%");
        row(0.4857, "###.###\u2030", "485.7\u2030");
        row(0.14, "###pm", "140pm", R"({"per-mille":"pm"})");
        row(-6, "000", "-006");
        row(-6, "0;(0)", "(6)");
        row(1234.5678, "00.000e0", "12.346e2");
        row(1234.5678, "00.000e000", "12.346e002");
        row(-0.00012, "0.0e0", "-1.2e-4");
        row(0, "0.00e0", "0.00e0");
        row(0.234, "#.00e0", "0.23e0");
        row(0.123, "#.e9", "0.1e0");
        row(0.234, ".00e0", ".23e0");
        row(185.28120000000001, "PREFIX##00.000###SUFFIX", "PREFIX185.2812SUFFIX");
        row(1E20, "#,######", "100,000000,000000,000000");
        row(1E22, "0", "1e+22");
        row(2, "AAA.AAA", "AAC.AAA", R"({"zero-digit":"A"})");
        row(0.1, "AeAAA", "Be-AAB", R"({"zero-digit":"A"})");
        row(1234.5678, "\u2460\u2460.\u2460\u2460\u2460e\u2460", "\u2460\u2461.\u2462\u2463\u2465e\u2461",
            R"({"zero-digit":"\u245f"})");
        row(1234.5, "#.##0,0", "1.234,5", R"({"decimal-separator":",","grouping-separator":"."})");
        row(12345678, "##,##,##0", "123,45,678");
        row(2.5, "0", "2");
        row(371703924145549.625, "#,###.00", "371,703,924,145,549.63");
        row(20, "0;0;0", "!D3080");
        row(20, "#.0.0", "!D3081");
        row(20, "#0%%", "!D3082");
        row(20, "#0\u2030\u2030", "!D3083");
        row(20, "#0%\u2030", "!D3084");
        row(20, ".e0", "!D3085");
        row(20, "", "!D3085");
        row(42, "%%", "!D3086");
        row(20, "0+.e0", "!D3086");
        row(20, "0,.e0", "!D3087");
        row(20, "0,", "!D3088");
        row(20, "0,,0", "!D3089");
        row(20, "0#.e0", "!D3090");
        row(20, "#0.#0e0", "!D3091");
        row(20, "#0.0e0%", "!D3092");
        row(20, "#0.0e0,0", "!D3093");
    }
    void formattingNumbers()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, options);
        QFETCH(QByteArray, text);

        const auto compiled = NumberPicture::compile(picture.toStdString(), tests::json(options.toStdString()));

        QCOMPARE(outcome(compiled.map([&](const NumberPicture& ready) { return ready.format(number); })), text);
    }

    void formattingIntegers_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double number, const char* picture, const char* text) {
            QTest::addRow("%g %s", number, picture) << number << QByteArray(picture) << QByteArray(text);
        };
        row(123, "000", "123");
        row(-3, "0000", "-0003");
        row(1234, "0;c", "1234");
        row(12.6, "###0", "12");
        row(123, "000;o", "123rd");
        row(28, "#0;o", "28th");
        row(12, "###0;o", "12th");
        row(12340, "###\u0661", "\u0661\u0662\u0663\u0664\u0660");
        row(12340, "###\uff10", "\uff11\uff12\uff13\uff14\uff10");
        row(12340, "##0\uff10", "!D3131");
        row(1234567890, "#,##0", "1,234,567,890");
        row(1234567890, "#:###,##0", "1234:567,890");
        row(1234567890, "##,##,##0", "12345,67,890");
        row(1984, "I", "MCMLXXXIV");
        row(99, "i", "xcix");
        row(1e12, "i", "!U1001");
        row(0, "w", "zero");
        row(34, "w", "thirty-four");
        row(555, "Ww", "Five Hundred and Fifty-Five");
        row(555, "W;o", "FIVE HUNDRED AND FIFTY-FIFTH");
        row(730, "w;o", "seven hundred and thirtieth");
        row(1000, "w;o", "one thousandth");
        row(327730, "w", "three hundred and twenty-seven thousand, seven hundred and thirty");
        row(1000000000001, "w;o", "one trillion and first");
        row(1e+46, "w", "ten billion trillion trillion trillion");
        row(26, "a", "z");
        row(27, "A", "AA");
        row(123456, "\u03b1", "!D3130");
    }
    void formattingIntegers()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, text);

        const auto compiled = IntegerPicture::compile(picture.toStdString());

        QCOMPARE(outcome(compiled.and_then([&](const IntegerPicture& ready) { return ready.format(number); })), text);
    }

    void parsingIntegers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("number");
        const auto row = [](const char* text, const char* picture, const char* number) {
            QTest::addRow("%s %s", text, picture) << QByteArray(text) << QByteArray(picture) << QByteArray(number);
        };
        row("1234", "###0", "1234");
        row("123rd", "000;o", "123");
        row("\uff11\uff12\uff13", "###\uff10", "123");
        row("1,234,567,890", "#,##0", "1234567890");
        row("1234:567,890", "#:###,##0", "1234567890");
        row("-12", "0", "-12");
        row("", "I", "0");
        row("MCMLXXXIV", "I", "1984");
        row("xcix", "i", "99");
        row("twelfth", "w;o", "12");
        row("Seven Hundred and Thirty-Third", "Ww;o", "733");
        row("one thousand trillion", "w", "1000000000000000");
        row("one trillion and one", "w", "1000000000001");
        row("eleventy", "w", "NaN");
        row("x", "0", "NaN");
        row("?", "I", "NaN");
        row("aa", "a", "27");
        row("FZPH", "A", "123456");
        row("50", "#", "!D3130");
    }
    void parsingIntegers()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, number);

        const auto compiled = IntegerPicture::compile(picture.toStdString());

        QCOMPARE(
            outcome(compiled.and_then([&](const IntegerPicture& ready) { return ready.parse(text.toStdString()); })),
            number);
    }

    void wholeNumbersComeBackFromWords()
    {
        const IntegerPicture words = IntegerPicture::compile("w").value();
        const IntegerPicture roman = IntegerPicture::compile("I").value();
        const IntegerPicture letters = IntegerPicture::compile("a").value();

        for (double number = 0; number < 3e12; number = number < 4000 ? number + 1 : std::floor(number * 1.37)) {
            QCOMPARE(words.parse(words.format(number).value()).value(), number);
            QCOMPARE(letters.parse(letters.format(number).value()).value(), number);
            if (number < 5000)
                QCOMPARE(roman.parse(roman.format(number).value()).value(), number);
        }
    }

    void formattingDates_data()
    {
        QTest::addColumn<double>("millis");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double millis, const char* picture, const char* text, const char* zone = "") {
            QTest::addRow("%.0f %s", millis, picture)
                << millis << QByteArray(picture) << QByteArray(zone) << QByteArray(text);
        };
        row(now, "Year: [Y0001]", "Year: 2018");
        row(now, "[[Year]]: [[[Y0001]]]", "[Year]: [2018]");
        row(now, "[M01]/[D01]/[Y0001] at [H01]:[m01]:[s01]", "03/23/2018 at 10:33:36");
        row(now, "[Y]-[M01]-[D01]T[H01]:[m]:[s].[f001][Z01:01t]", "2018-03-23T10:33:36.617Z");
        row(1531310400000, "[H01]:[m]:[s][Z0]", "07:00:00-5", "-0500");
        row(1531310400000, "[H01]:[m]:[s][Z0]", "17:30:00+5:30", "+0530");
        row(1531310400000, "[H01][z]", "07GMT-05:00", "-0500");
        row(1531310400000, "[H01][Z0101t]", "17+0530", "+0530");
        row(now, "[D#1,2]/[M1,2]/[Y0001,2-2]", "23/03/18");
        row(now, "[Da] [MA] [Yi] [Yw]", "w C mmxviii two thousand and eighteen");
        row(now, "[FNn,3-3], [D1o] [MNn,3-3] [Y] [C] [E]", "Fri, 23rd Mar 2018 ISO ISO");
        row(now, "[F] [MN] [h]:[m] [P] [PN] [F0]", "friday MARCH 10:33 am AM 5");
        row(1483185600000, "[d] of [Y0001]", "366 of 2016");
        row(1419854400000, "[W] [X]", "1 2015");
        row(1451736000000, "[W] [X]", "53 2015");
        row(1483272000000, "[w] of [xNn]", "5 of December");
        row(1419940800000, "[w] of [xNn]", "1 of January");
        row(-1, "[Y]-[M]-[D] [H]:[m]:[s].[f]", "1969-12-31 23:59:59.999");
        row(-62167219200001, "[Y]", "-1");
        row(now, "[YN]", "!D3133");
        row(now, "[fN]", "!D3133");
        row(now, "[q]", "!D3132");
        row(now, "[]", "!D3132");
        row(now, "[Y]-[M", "!D3135");
        row(now, "[Z00000]", "!D3134");
        row(now, "[Z]", "!D3134", "west");
        row(now, "[Y\u03b1]", "!D3130");
        row(now, "[Y0\uff10]", "!D3131");
        row(now, "[Y,9999999]", "!D2014");
        row(1e300, "[Y]", "!D3110");
    }
    void formattingDates()
    {
        QFETCH(double, millis);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, text);

        const auto compiled = DatePicture::compile(picture.toStdString());

        QCOMPARE(outcome(compiled.and_then(
                     [&](const DatePicture& ready) { return ready.format(millis, zone.toStdString()); })),
            text);
    }

    void theDefaultIsIso8601()
    {
        QCOMPARE(outcome(DatePicture::iso().format(1)), QByteArray("1970-01-01T00:00:00.001Z"));
        QCOMPARE(
            outcome(DatePicture::iso().format(1540127100000, "-0500")), QByteArray("2018-10-21T08:05:00.000-05:00"));
    }

    void parsingDates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("millis");
        const auto row = [](const char* text, const char* picture, const char* millis) {
            QTest::addRow("%s %s", text, picture) << QByteArray(text) << QByteArray(picture) << QByteArray(millis);
        };
        row("2018", "[Y1]", "1514764800000");
        row("201802", "[Y0001][M01]", "1517443200000");
        row("201802", "[Y,*-4][M01]", "1517443200000");
        row("2018-03-27T14:03:00.123Z", "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001]Z", "1522159380123");
        row("21st 12 1881", "[D1o] [M01] [Y0001]", "-2777932800000");
        row("w C mmxviii", "[Da] [MA] [Yi]", "1521763200000");
        row("2 Feb 2012", "[D1] [MNn,3-3] [Y0001]", "1328140800000");
        row("twenty-first August two thousand and seventeen", "[Dw] [MNn] [Yw]", "1503273600000");
        row("4/4/2018 12:06 am", "[D1]/[M1]/[Y0001] [h]:[m] [P]", "1522800360000");
        row("4/4/2018 12:06 pm", "[D1]/[M1]/[Y0001] [h]:[m] [P]", "1522843560000");
        row("Wednesday, 14th November 2018", "[FNn], [D1o] [MNn] [Y]", "1542153600000");
        row("2018--180", "[Y]--[d]", "1530230400000");
        row("13:45", "[H]:[m]", "1521812700000");
        row("2020-09-09 08:00:00 +02:00", "[Y0001]-[M01]-[D01] [H01]:[m01]:[s01] [Z]", "1599631200000");
        row("2020-09-09 08:00 GMT-05:00", "[Y0001]-[M01]-[D01] [H01]:[m01] [z]", "1599656400000");
        row("2020-09-09 08 +2", "[Y0001]-[M01]-[D01] [H01] [Z0]", "1599631200000");
        row("2020-09-09 08 -0130", "[Y0001]-[M01]-[D01] [H01] [Z0101]", "1599640200000");
        row("18-01-01", "[Y]-[M]-[D]", "-1640995200000");
        row("today", "[Y]", "nothing");
        row("x", "x", "nothing");
        row("27 Fnord 2018", "[D] [MNn] [Y]", "!D3136");
        row("2018-22", "[Y]-[D]", "!D3136");
        row("2018-3-2-5", "[X]-[x]-[w]-[F1]", "!D3136");
        row("2018-32-5", "[X]-[W]-[F1]", "!D3136");
        row("2018", "[YN]", "!D3133");
        row("2018", "[Y\u03b1]", "!D3130");
    }
    void parsingDates()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, millis);

        const auto compiled = DatePicture::compile(picture.toStdString());

        QVERIFY(compiled);
        QCOMPARE(millisText(compiled->parse(text.toStdString(), now)), millis);
    }

    void theOldEditionReadsWidthsDifferently()
    {
        const auto parse = [](std::string_view text, std::string_view picture, Edition edition) {
            return millisText(DatePicture::compile(picture, edition).value().parse(text, now));
        };

        QCOMPARE(parse("2026-04-08T19:05:04.01987", "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f1]", Edition::V2_0_6),
            QByteArray("1775675105987"));
        QCOMPARE(parse("2026-04-08T19:05:04.01987", "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f1]", Edition::Latest),
            QByteArray("1775675104019"));
        QCOMPARE(parse("2026-4-8", "[Y0001]-[M01]-[D01]", Edition::V2_0_6), QByteArray("nothing"));
        QCOMPARE(parse("2026-4-8", "[Y0001]-[M01]-[D01]", Edition::Latest), QByteArray("1775606400000"));
    }

    void readingIso_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("millis");
        const auto row = [](const char* text, const char* millis) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(millis);
        };
        row("2018", "1514764800000");
        row("2018-02", "1517443200000");
        row("2018-02-31", "1520035200000");
        row("2018-02-01T09:42:13.123+0000", "1517478133123");
        row("2018-02-01T10:00:00.1239999Z", "1517479200123");
        row("2018-02-01T10:00:00.5+01:00", "1517475600500");
        row("2018-02T10:00:00Z", "1517479200000");
        row("2018-02-01T24:00:00Z", "1517529600000");
        row("0000", "-62167219200000");
        row("2018-13-01", "NaN");
        row("2018-01-32", "NaN");
        row("2018-02-01T24:00:01Z", "NaN");
        row("2018-02-01T10:00:00+2400", "NaN");
        row("2018-02-0530", "NaN");
        row("2018-02-01+05:30", "NaN");
        row("01-02-2018", "!D3110");
        row("2018-02-01 10:00:00", "!D3110");
        row("2018-02-01T10:00", "!D3110");
        row("", "!D3110");
    }
    void readingIso()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, millis);

        QCOMPARE(outcome(millisOfIso(text.toStdString())), millis);
    }

    void everyDayComesBack()
    {
        const DatePicture picture = DatePicture::compile("[Y]-[M]-[D] [H]:[m]:[s].[f001]").value();

        for (double millis = -4e12; millis < 8e12; millis += 86'399'123.0 * 17) {
            const double rounded = std::floor(millis);
            QCOMPARE(picture.parse(picture.format(rounded).value(), 0).value().value(), rounded);
            QCOMPARE(millisOfIso(DatePicture::iso().format(rounded).value()).value(), rounded);
        }
    }

    void roundingTakesTheEvenNeighbour()
    {
        QCOMPARE(roundHalfEven(2.5, 0), 2.0);
        QCOMPARE(roundHalfEven(3.5, 0), 4.0);
        QCOMPARE(roundHalfEven(-2.5, 0), -2.0);
        QCOMPARE(roundHalfEven(4.525, 2), 4.52);
        QCOMPARE(roundHalfEven(4.515, 2), 4.52);
        QCOMPARE(roundHalfEven(12450, -2), 12400.0);
        QCOMPARE(roundHalfEven(0.49999999999999994, 0), 0.0);
        QVERIFY(!std::signbit(roundHalfEven(-0.2, 0)));
    }

    void numbersPrintAsInJavaScript()
    {
        QCOMPARE(numberText(1e20), std::string("100000000000000000000"));
        QCOMPARE(numberText(1e21), std::string("1e+21"));
        QCOMPARE(numberText(0.000001), std::string("0.000001"));
        QCOMPARE(numberText(1.5e-7), std::string("1.5e-7"));
        QCOMPARE(numberText(-123.456), std::string("-123.456"));
        QCOMPARE(numberText(-0.0), std::string("0"));
    }
};

QTEST_APPLESS_MAIN(JsonataPicturesTest)
#include "tst_jsonata_pictures.moc"
