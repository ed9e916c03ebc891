#include <QRegularExpression>
#include <QTest>

#include "cli_process.h"

using namespace statelight::tests;

class CliHelpTest : public QObject {
    Q_OBJECT

private slots:
    void listsTheCommands();
    void everyCommandHasAnExample_data();
    void everyCommandHasAnExample();
    void tellsItsVersion();
    void helpGoesToStandardOutput();
    void aValueWithADashGetsAHint();
    void completesInBash_data();
    void completesInBash();
    void completionKnowsEveryCommand();

private:
    static QStringList commands();
};

QStringList CliHelpTest::commands()
{
    const QString help = runCli({"--help"}).output;
    QStringList names;
    auto matches = QRegularExpression("^  ([a-z-]+) ", QRegularExpression::MultilineOption)
                       .globalMatch(help.mid(help.indexOf("Subcommands:")));
    while (matches.hasNext())
        names << matches.next().captured(1);
    return names;
}

void CliHelpTest::listsTheCommands()
{
    for (const auto* name : {"run", "validate", "query", "layout", "bench", "completion"})
        QVERIFY2(commands().contains(name), name);
}

void CliHelpTest::everyCommandHasAnExample_data()
{
    QTest::addColumn<QStringList>("command");

    for (const auto& name : commands())
        QTest::newRow(qPrintable(name)) << QStringList{name};
    QTest::newRow("bench engine") << QStringList{"bench", "engine"};
}

void CliHelpTest::everyCommandHasAnExample()
{
    QFETCH(QStringList, command);

    const auto outcome = runCli(command + QStringList{"--help"});

    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.contains("Example:"), qPrintable(outcome.output));
    QVERIFY(outcome.output.contains("statelight-cli " + command.join(' ')));
}

void CliHelpTest::tellsItsVersion()
{
    const auto outcome = runCli({"--version"});

    QCOMPARE(outcome.status, 0);
    QVERIFY(QRegularExpression("^statelight-cli \\d+\\.\\d+\\.\\d+\n$").match(outcome.output).hasMatch());
}

void CliHelpTest::helpGoesToStandardOutput()
{
    const auto outcome = runCli({"--help"});

    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.errors.isEmpty());
}

void CliHelpTest::aValueWithADashGetsAHint()
{
    const auto outcome = runCli({"query", "-$x"});

    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.errors.contains("behind two dashes"), qPrintable(outcome.errors));
    QVERIFY(!runCli({"run"}).errors.contains("behind two dashes"));
}

void CliHelpTest::completesInBash_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a command") << "statelight-cli ru"
                               << "run";
    QTest::newRow("an option") << "statelight-cli run --defa"
                               << "--default-results";
    QTest::newRow("a value") << "statelight-cli run --clock r"
                             << "real";
    QTest::newRow("a type") << "statelight-cli validate --type E"
                            << "EXPRESS";
    QTest::newRow("a shell") << "statelight-cli completion b"
                             << "bash";
    QTest::newRow("a benchmark") << "statelight-cli bench en"
                                 << "engine";
    QTest::newRow("a file") << "statelight-cli run /etc/hostn"
                            << "/etc/hostname";
}

void CliHelpTest::completesInBash()
{
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const QString script = runCli({"completion", "bash"}).output + "\nCOMP_WORDS=(" + line
        + "); COMP_WORDS[0]=" + cliProgram()
        + "; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _statelight_cli; printf '%s\\n' \"${COMPREPLY[@]}\"\n";
    QProcess bash;

    bash.start("bash", {"--norc", "-c", script});

    QVERIFY(bash.waitForFinished());
    QCOMPARE(QString::fromUtf8(bash.readAllStandardOutput()).trimmed(), expected);
}

void CliHelpTest::completionKnowsEveryCommand()
{
    const QString script = runCli({"completion", "bash"}).output;

    const auto known = QRegularExpression("commands=\"([^\"]*)\"").match(script).captured(1).split(' ');

    for (const auto& command : commands())
        QVERIFY2(known.contains(command), qPrintable(command));
    QCOMPARE(known.size(), commands().size());
}

QTEST_GUILESS_MAIN(CliHelpTest)
#include "tst_cli_help.moc"
