#include <QtTest/QTest>

#include "app/workbench/start_options.h"

using namespace statelight::app;

class StartOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void filesAndOptionsAreTold();
    void wrongValueNamesItsOption_data();
    void wrongValueNamesItsOption();
    void helpListsTheOptions();
};

void StartOptionsTest::filesAndOptionsAreTold()
{
    const auto options = parseStartOptions({"statelight", "a.json", "--screenshot", "out.png", "--size", "1600x1000",
        "--theme", "dark", "--select", "Charge", "--view", "split", "--zoom", "0.5", "b.yaml"});

    QVERIFY(options);
    QCOMPARE(options->files, QStringList({"a.json", "b.yaml"}));
    QCOMPARE(options->screenshot, QString("out.png"));
    QCOMPARE(options->size, QSize(1600, 1000));
    QCOMPARE(options->theme, QString("dark"));
    QCOMPARE(options->select, QString("Charge"));
    QCOMPARE(options->view, QString("split"));
    QCOMPARE(options->zoom, QString("0.5"));
}

void StartOptionsTest::wrongValueNamesItsOption_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("size") << QStringList({"--size", "large"}) << "--size";
    QTest::newRow("theme") << QStringList({"--theme", "pink"}) << "--theme";
    QTest::newRow("view") << QStringList({"--view", "both"}) << "--view";
    QTest::newRow("zoom") << QStringList({"--zoom", "9"}) << "--zoom";
    QTest::newRow("unknown") << QStringList({"--sise", "1x1"}) << "sise";
    QTest::newRow("steps") << QStringList({"--steps", "many"}) << "--steps";
}

void StartOptionsTest::wrongValueNamesItsOption()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);

    const auto options = parseStartOptions(QStringList("statelight") + arguments);

    QVERIFY(!options);
    QCOMPARE(options.error().code, std::string("usage"));
    QVERIFY(QString::fromStdString(options.error().message).contains(named));
}

void StartOptionsTest::helpListsTheOptions()
{
    const auto options = parseStartOptions({"statelight", "--help"});

    QVERIFY(options);
    for (const char* option : {"--screenshot", "--size", "--theme", "--input", "--mocks", "--test-case", "--steps"})
        QVERIFY2(options->answer.contains(option), option);
}

QTEST_GUILESS_MAIN(StartOptionsTest)
#include "tst_start_options.moc"
