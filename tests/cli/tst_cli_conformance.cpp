#include <QRegularExpression>
#include <QTest>

#include "cli_process.h"
#include "require_shared.h"

using namespace statelight::tests;

/// The recordings of AWS, where they lie beside this clone. Cases in JSONata wait for that language.
class CliConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void jsonPathExecutionsAreAsRecorded();

private:
    static bool usesJsonata(const QString& name);
};

bool CliConformanceTest::usesJsonata(const QString& name)
{
    return readFile(sharedFolder() + "/conformance/" + name + ".json").contains("\"JSONata\"");
}

void CliConformanceTest::jsonPathExecutionsAreAsRecorded()
{
    requireShared();
    const QString folder = sharedFolder() + "/conformance";
    QProcess check;

    check.start(folder + "/check", {"--cli", cliProgram(), "--jobs", "2", "--list-failures", folder + "/executions"});

    QVERIFY(check.waitForFinished(500'000));
    const QString report = QString::fromUtf8(check.readAllStandardOutput());
    const auto total = QRegularExpression("(\\d+)/(\\d+) cases pass").match(report);
    QVERIFY2(total.hasMatch() && total.captured(2).toInt() > 600, qPrintable(report.right(500)));
    qInfo("%s", qPrintable(total.captured()));
    auto failures = QRegularExpression("^FAIL (\\S+):", QRegularExpression::MultilineOption).globalMatch(report);
    QStringList inJsonPath;
    while (failures.hasNext()) {
        const QString name = failures.next().captured(1);
        if (!usesJsonata(name))
            inJsonPath << name;
    }
    QVERIFY2(inJsonPath.isEmpty(), qPrintable(inJsonPath.join('\n')));
}

QTEST_GUILESS_MAIN(CliConformanceTest)
#include "tst_cli_conformance.moc"
