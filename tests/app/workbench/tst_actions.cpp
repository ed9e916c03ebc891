#include <QtGui/QKeySequence>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "app/workbench/actions.h"

using namespace statelight::app;

class ActionsTest : public QObject {
    Q_OBJECT

private slots:
    void everyRowHasANameAndAHelpSentence();
    void everyKeyBelongsToOneAction();
    void unboundActionIsNowhereShown();
    void disabledActionIsNotRun();
    void refreshTellsOnlyWhatChanged();
    void plusIsAKeyCapOfItsOwn();
};

void ActionsTest::everyRowHasANameAndAHelpSentence()
{
    QSet<QString> ids;
    for (const ActionRow& row : actionTable()) {
        const QString id = QString::fromLatin1(row.id);
        QVERIFY2(!ids.contains(id), row.id);
        ids.insert(id);
        QVERIFY2(*row.text != '\0', row.id);
        QVERIFY2(QString::fromUtf8(row.help).endsWith(u'.'), row.id);
    }
    QVERIFY(ids.size() > 30);
}

void ActionsTest::everyKeyBelongsToOneAction()
{
    QHash<QString, QString> owners;
    for (const ActionRow& row : actionTable()) {
        for (const QString& key : Action(row).keys()) {
            const QKeySequence sequence = QKeySequence::fromString(key);
            QVERIFY2(!sequence.isEmpty() && sequence[0].key() != Qt::Key_unknown, qPrintable(key));
            const QString written = sequence.toString();
            QVERIFY2(!owners.contains(written), qPrintable(key + " of " + row.id));
            owners.insert(written, QString::fromLatin1(row.id));
        }
    }
}

void ActionsTest::unboundActionIsNowhereShown()
{
    Actions actions;
    QVERIFY(actions.menus().isEmpty());

    actions.bind("save", {[] {}});

    QCOMPARE(actions.menus(), QStringList("File"));
    QCOMPARE(actions.all().size(), 1);
    QVERIFY(!actions.action("open")->isAvailable());
}

void ActionsTest::disabledActionIsNotRun()
{
    Actions actions;
    bool isAllowed = false;
    int runs = 0;
    actions.bind("save", {[&runs] { ++runs; }, [&isAllowed] { return isAllowed; }});

    actions.action("save")->trigger();
    QCOMPARE(runs, 0);

    isAllowed = true;
    actions.action("save")->trigger();
    QCOMPARE(runs, 1);
}

void ActionsTest::refreshTellsOnlyWhatChanged()
{
    Actions actions;
    bool isAllowed = false;
    actions.bind("save", {[] {}, [&isAllowed] { return isAllowed; }});
    actions.bind("open", {[] {}});
    const QSignalSpy saveChanged(actions.action("save"), &Action::changed);
    const QSignalSpy openChanged(actions.action("open"), &Action::changed);

    isAllowed = true;
    actions.refresh();
    actions.refresh();

    QCOMPARE(saveChanged.count(), 1);
    QCOMPARE(openChanged.count(), 0);
}

void ActionsTest::plusIsAKeyCapOfItsOwn()
{
    const Actions actions;

    QCOMPARE(actions.action("zoomIn")->keyCaps(), QStringList({"Ctrl", "+"}));
    QCOMPARE(actions.action("saveAs")->keyCaps(), QStringList({"Ctrl", "Shift", "S"}));
}

QTEST_MAIN(ActionsTest)
#include "tst_actions.moc"
