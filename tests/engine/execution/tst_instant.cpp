#include <QTest>

#include <string>

#include "execution/instant.h"

using namespace statelight;

class InstantTest : public QObject {
    Q_OBJECT

private slots:
    void virtualTimeStartsWith2026()
    {
        QCOMPARE(execution::toIso8601(execution::virtualStart), std::string("2026-01-01T00:00:00.000Z"));
    }

    void textsAreReadAndWrittenBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        QTest::newRow("plain") << "2024-02-29T23:59:59Z"
                               << "2024-02-29T23:59:59.000Z";
        QTest::newRow("nanoseconds") << "2016-03-14T01:59:00.123456789Z"
                                     << "2016-03-14T01:59:00.123Z";
        QTest::newRow("ahead of UTC") << "2016-03-14T01:59:00+05:30"
                                      << "2016-03-13T20:29:00.000Z";
        QTest::newRow("behind UTC") << "2016-03-14T01:59:00.5-01:00"
                                    << "2016-03-14T02:59:00.500Z";
        QTest::newRow("before 1970") << "1969-12-31T23:59:59.999Z"
                                     << "1969-12-31T23:59:59.999Z";
        QTest::newRow("no zone") << "2016-03-14T01:59:00"
                                 << "";
        QTest::newRow("blank for T") << "2023-02-24 12:15:56.832957"
                                     << "";
        QTest::newRow("month 13") << "2016-13-14T01:59:00Z"
                                  << "";
        QTest::newRow("hour 25") << "2016-03-14T25:59:00Z"
                                 << "";
        QTest::newRow("no 30 February") << "2016-02-30T01:59:00Z"
                                        << "";
        QTest::newRow("day first") << "14-03-2016T01:59:00Z"
                                   << "";
        QTest::newRow("lower-case letters") << "2016-03-14t01:59:00z"
                                            << "";
        QTest::newRow("empty fraction") << "2016-03-14T01:59:00.Z"
                                        << "";
        QTest::newRow("something behind") << "2016-03-14T01:59:00Z "
                                          << "";
        QTest::newRow("empty") << ""
                               << "";
    }
    void textsAreReadAndWrittenBack()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);

        const auto instant = execution::instantFromIso8601(text.toStdString());

        QCOMPARE(instant ? QString::fromStdString(execution::toIso8601(*instant)) : QString(), expected);
    }

    void whatLiesBelowAMillisecondCounts()
    {
        const auto earlier = execution::preciseInstantFromIso8601("2016-03-14T01:59:00.000000001Z");
        const auto later = execution::preciseInstantFromIso8601("2016-03-14T01:59:00.000000002Z");

        QVERIFY(earlier && later);
        QVERIFY(*earlier < *later);
    }
};

QTEST_GUILESS_MAIN(InstantTest)
#include "tst_instant.moc"
