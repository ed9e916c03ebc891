#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

#include "app/workbench/palette_model.h"

using statelight::app::PaletteModel;

namespace {

QStringList titles(const PaletteModel& model)
{
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown.append(model.data(model.index(row), PaletteModel::TitleRole).toString());
    return shown;
}

} // namespace

class PaletteModelTest : public QObject {
    Q_OBJECT

private slots:
    void allEightTypesAreOffered();
    void filterLeavesWhatHoldsEveryWord();
    void emptyFilterBringsAllBackInOrder();
};

void PaletteModelTest::allEightTypesAreOffered()
{
    const PaletteModel model;

    QCOMPARE(titles(model), QStringList({"Task", "Pass", "Choice", "Wait", "Parallel", "Map", "Succeed", "Fail"}));
}

void PaletteModelTest::filterLeavesWhatHoldsEveryWord()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.setFilter("pa");
    QVERIFY(titles(model).contains("Pass") && titles(model).contains("Parallel"));
    QVERIFY(!titles(model).contains("Map"));
    model.setFilter("end error");

    QCOMPARE(titles(model), QStringList("Fail"));
}

void PaletteModelTest::emptyFilterBringsAllBackInOrder()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QStringList all = titles(model);
    model.setFilter("wait");

    model.setFilter("");

    QCOMPARE(titles(model), all);
}

QTEST_GUILESS_MAIN(PaletteModelTest)
#include "tst_palette_model.moc"
