#include <QtTest>

#include "app/document/duration_text.h"

class DurationTextTest : public QObject {
    Q_OBJECT

private slots:
    void durationsReadWell_data();
    void durationsReadWell();
};

void DurationTextTest::durationsReadWell_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("rounded");
    QTest::newRow("nothing") << qint64{0} << "0 s"
                             << "0 s";
    QTest::newRow("tenths") << qint64{2449} << "2.4 s"
                            << "2.4 s";
    QTest::newRow("a minute") << qint64{60'000} << "1 min"
                              << "1 min";
    QTest::newRow("half minutes") << qint64{90'000} << "1 min 30 s"
                                  << "1.5 min";
    QTest::newRow("six hours") << qint64{6 * 3600 * 1000} << "6 h"
                               << "6 h";
    QTest::newRow("hours and seconds") << qint64{6 * 3600 * 1000 + 21'400} << "6 h 0 min 21.4 s"
                                       << "6 h";
    QTest::newRow("days") << qint64{50 * 3600 * 1000} << "2 d 2 h"
                          << "2.1 d";
}

void DurationTextTest::durationsReadWell()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, whole);
    QFETCH(QString, rounded);

    QCOMPARE(statelight::app::durationText(milliseconds), whole);
    QCOMPARE(statelight::app::shortDurationText(milliseconds).replace(u'\u00a0', u' '), rounded);
}

QTEST_APPLESS_MAIN(DurationTextTest)
#include "tst_duration_text.moc"
