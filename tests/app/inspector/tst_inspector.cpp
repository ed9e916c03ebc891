#include <QtTest>

#include "app/inspector/inspector.h"
#include "core/json.h"

using namespace statelight;
using app::FormModel;

namespace {

const std::string definition = R"({
  "StartAt": "Charge",
  "States": {
    "Charge": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "TimeoutSeconds": 30,
      "Retry": [{ "ErrorEquals": ["A", "B"], "MaxAttempts": 4 }],
      "Next": "Done"
    },
    "Done": { "Type": "Succeed" }
  }
}
)";

} // namespace

class InspectorTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void showsTheFieldsOfTheType();
    void writesAValidValue();
    void keepsAnInvalidValueOutOfTheText();
    void anEmptyTextRemovesTheField();
    void nextMayBecomeTheEnd();
    void renamesAndFollows();
    void refusesATakenName();
    void addsAndRemovesACatcher();
    void typingInOneFieldIsOneUndoStep();
    void everyTypeAndLanguageHasAForm_data();
    void everyTypeAndLanguageHasAForm();

private:
    static int rowOf(const FormModel& form, const QString& pointer);
    core::Value at(const char* pointer) const;

    std::unique_ptr<app::Document> m_document;
    std::unique_ptr<app::Inspector> m_inspector;
};

void InspectorTest::init()
{
    m_inspector.reset();
    m_document = std::make_unique<app::Document>("test", definition, source::Format::Json);
    m_document->setClock([] { return 0; });
    m_inspector = std::make_unique<app::Inspector>(m_document.get());
    m_inspector->select(asl::StatePath("/States/Charge"));
}

int InspectorTest::rowOf(const FormModel& form, const QString& pointer)
{
    for (int row = 0; row < form.rowCount(); ++row) {
        if (form.field(row).pointer == pointer && form.field(row).kind != app::FieldKind::Group) {
            return row;
        }
    }
    return -1;
}

core::Value InspectorTest::at(const char* pointer) const
{
    const auto& tree = m_document->waitForSnapshot()->tree;
    const source::NodeIndex node = tree.at(pointer);
    return node == source::noNode ? core::Value("nothing") : tree.value(node);
}

void InspectorTest::showsTheFieldsOfTheType()
{
    QCOMPARE(m_inspector->name(), QString("Charge"));
    QCOMPARE(m_inspector->errorHandlers(), 1);
    const FormModel& form = *m_inspector->errors();
    const int row = rowOf(form, "/States/Charge/Retry/0/ErrorEquals");

    QVERIFY(row >= 0);
    QCOMPARE(form.field(row).text, QString("A, B"));
    QCOMPARE(rowOf(*m_inspector->configuration(), "/States/Charge/Seconds"), -1);
}

void InspectorTest::writesAValidValue()
{
    FormModel* form = m_inspector->errors();

    m_inspector->write(form, rowOf(*form, "/States/Charge/TimeoutSeconds"), "45");
    m_inspector->write(form, rowOf(*form, "/States/Charge/Retry/0/ErrorEquals"), "C ,D");

    QVERIFY(at("/States/Charge/TimeoutSeconds") == core::Value(45));
    QCOMPARE(core::toJson(at("/States/Charge/Retry/0/ErrorEquals")), std::string(R"(["C","D"])"));
}

void InspectorTest::keepsAnInvalidValueOutOfTheText()
{
    FormModel* form = m_inspector->errors();
    const int row = rowOf(*form, "/States/Charge/TimeoutSeconds");

    m_inspector->write(form, row, "4x");

    QCOMPARE(*m_document->text(), definition);
    QVERIFY(!form->data(form->index(row), FormModel::ProblemRole).toString().isEmpty());
}

void InspectorTest::anEmptyTextRemovesTheField()
{
    FormModel* form = m_inspector->errors();

    m_inspector->write(form, rowOf(*form, "/States/Charge/TimeoutSeconds"), "");

    QVERIFY(at("/States/Charge/TimeoutSeconds") == core::Value("nothing"));
}

void InspectorTest::nextMayBecomeTheEnd()
{
    FormModel* form = m_inspector->configuration();

    m_inspector->write(form, rowOf(*form, "/States/Charge/Next"), "");

    QVERIFY(at("/States/Charge/End") == core::Value(true));
    QVERIFY(at("/States/Charge/Next") == core::Value("nothing"));
}

void InspectorTest::renamesAndFollows()
{
    QVERIFY(m_inspector->rename("Charge the card"));
    m_document->waitForSnapshot();
    QTRY_COMPARE(m_inspector->name(), QString("Charge the card"));
    QVERIFY(at("/StartAt") == core::Value("Charge the card"));
}

void InspectorTest::refusesATakenName()
{
    QVERIFY(!m_inspector->rename("Done"));
    QVERIFY(!m_inspector->nameProblem().isEmpty());
    QCOMPARE(*m_document->text(), definition);
}

void InspectorTest::addsAndRemovesACatcher()
{
    m_inspector->addEntry("/States/Charge/Catch");
    QVERIFY(at("/States/Charge/Catch").isArray());
    QVERIFY(at("/States/Charge/Catch/0/ErrorEquals").isArray());

    m_inspector->remove("/States/Charge/Catch/0");

    QVERIFY(at("/States/Charge/Catch") == core::Value("nothing"));
}

void InspectorTest::typingInOneFieldIsOneUndoStep()
{
    FormModel* form = m_inspector->configuration();
    const int row = rowOf(*form, "/States/Charge/Comment");

    m_inspector->write(form, row, "w");
    m_inspector->write(form, row, "wh");
    m_inspector->write(form, row, "why");
    QVERIFY(at("/States/Charge/Comment") == core::Value("why"));
    m_document->undo();

    QCOMPARE(*m_document->text(), definition);
}

void InspectorTest::everyTypeAndLanguageHasAForm_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("field");
    for (const char* language : {"JSONPath", "JSONata"}) {
        const bool isJsonata = QString(language) == "JSONata";
        const auto row = [&](const char* type, const char* field) {
            QTest::addRow("%s %s", type, language)
                << QString(R"({"Type": "%1", "QueryLanguage": "%2"})").arg(type, language) << QString(field);
        };
        row("Task", isJsonata ? "Arguments" : "Parameters");
        row("Pass", isJsonata ? "Output" : "Result");
        row("Choice", "Default");
        row("Wait", isJsonata ? "Timestamp" : "SecondsPath");
        row("Succeed", isJsonata ? "Output" : "OutputPath");
        row("Fail", isJsonata ? "Cause" : "CausePath");
        row("Parallel", isJsonata ? "Arguments" : "ResultSelector");
        row("Map", isJsonata ? "Items" : "ItemsPath");
    }
}

void InspectorTest::everyTypeAndLanguageHasAForm()
{
    QFETCH(QString, state);
    QFETCH(QString, field);
    const std::string text = "{\"StartAt\": \"S\", \"States\": {\"S\": " + state.toStdString() + "}}";
    const auto snapshot = document::readSnapshot(std::make_shared<const std::string>(text), source::Format::Json, 1);

    const auto form = app::formOf(*snapshot, snapshot->machine.states.front());

    QVERIFY(std::ranges::any_of(form, [&](const auto& row) { return row.pointer == "/States/S/" + field; }));
    QVERIFY(std::ranges::none_of(
        form, [&](const auto& row) { return row.label == (state.contains("JSONata") ? "InputPath" : "Arguments"); }));
}

QTEST_GUILESS_MAIN(InspectorTest)
#include "tst_inspector.moc"
