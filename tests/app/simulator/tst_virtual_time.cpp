#include <QtTest>

#include "app/simulator/virtual_time.h"

class VirtualTimeTest : public QObject {
    Q_OBJECT

private slots:
    void aDurationReadsWell_data();
    void aDurationReadsWell();
};

void VirtualTimeTest::aDurationReadsWell_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64{0} << "0 s";
    QTest::newRow("tenths") << qint64{2400} << "2.4 s";
    QTest::newRow("a minute") << qint64{60000} << "1 m";
    QTest::newRow("six hours") << qint64{6 * 3600 * 1000} << "6 h";
    QTest::newRow("hours and seconds") << qint64{6 * 3600 * 1000 + 21400} << "6 h 0 m 21.4 s";
    QTest::newRow("days") << qint64{26 * 3600 * 1000} << "1 d 2 h";
}

void VirtualTimeTest::aDurationReadsWell()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);

    QCOMPARE(statelight::app::virtualTimeText(milliseconds), text);
}

QTEST_APPLESS_MAIN(VirtualTimeTest)
#include "tst_virtual_time.moc"
