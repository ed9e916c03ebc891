#include <QtTest>

#include "app/document/document.h"

using namespace statelight;
using app::DefinitionPlace;
using app::Document;

namespace {

const QByteArray twoMachines = R"(Transform: AWS::Serverless-2016-10-31
Resources:
  Orders: # the first
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Take   # kept
        States:
          Take:
            Type: Task
            Resource: !GetAtt TakeFunction.Arn
            End: true
      Role: !GetAtt Role.Arn
  Bills:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub |
        {
          "StartAt": "Send",
          "States": {
            "Send": {"Type": "Task", "Resource": "${SendFunction.Arn}", "End": true}
          }
        }
      RoleArn: !GetAtt Role.Arn
)";

} // namespace

class DefinitionFileTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_path = m_folder.filePath(QStringLiteral("template.yaml"));
        write(twoMachines);
    }

    void aTemplateNamesItsMachines()
    {
        QCOMPARE(app::machinesIn(m_path), (QStringList{"Orders", "Bills"}));
        QCOMPARE(app::machinesIn("/nowhere/template.yaml"), QStringList());
    }

    void aPlaceIsWrittenAndReadAsText()
    {
        const DefinitionPlace place{m_path, "Bills"};
        const QString odd = m_folder.filePath(QStringLiteral("a#b.json"));
        QFile file(odd);
        QVERIFY(file.open(QIODevice::WriteOnly));

        QCOMPARE(DefinitionPlace::fromText(place.text()), place);
        QCOMPARE(DefinitionPlace::fromText(odd), (DefinitionPlace{odd, {}}));
        QCOMPARE(DefinitionPlace::fromText("/nowhere/a#b"), (DefinitionPlace{"/nowhere/a#b", {}}));
    }

    void severalMachinesNeedAName()
    {
        const auto opened = Document::open(m_path);

        QCOMPARE(opened.error().code, std::string("template.choice"));
    }

    void anEditChangesOnlyItsMachinesLines_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("an object") << "Orders" << QByteArray("Take") << QByteArray("Accept");
        QTest::newRow("a text") << "Bills" << QByteArray("Send") << QByteArray("Post");
    }

    void anEditChangesOnlyItsMachinesLines()
    {
        QFETCH(QString, machine);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const auto document = std::move(Document::open(DefinitionPlace{m_path, machine}).value());
        QVERIFY(document->title().contains(machine));
        for (const core::Diagnostic& found : document->snapshot()->diagnostics)
            QVERIFY(found.code != "yaml.tag");

        QVERIFY(
            document->setText(QByteArray::fromStdString(*document->text()).replace(from, to).toStdString(), "Edit"));
        QVERIFY(document->save());

        QCOMPARE(read(), QByteArray(twoMachines).replace(from, to));
        QVERIFY(!document->isDirty());
        QCOMPARE(document->diskState(), Document::DiskState::Same);
    }

    void aMachineInTerraformIsEditedInItsLines()
    {
        const QByteArray file = "resource \"aws_sfn_state_machine\" \"orders\" {\n  name       = \"orders\"\n"
                                "  definition = <<-EOF\n    {\n      \"StartAt\": \"A\",\n      \"States\": {\"A\": "
                                "{\"Type\": \"Pass\", \"Result\": \"${var.x}\", \"End\": true}}\n    }\n  EOF\n}\n";
        m_path = m_folder.filePath(QStringLiteral("main.tf"));
        write(file);
        QCOMPARE(app::machinesIn(m_path), QStringList{"orders"});
        const auto document = std::move(Document::open(m_path).value());
        QVERIFY(!document->isBroken());

        QVERIFY(document->setText(
            QByteArray::fromStdString(*document->text()).replace("\"Pass\"", "\"Wait\"").toStdString(), "Edit"));
        QVERIFY(document->save());

        QCOMPARE(read(), QByteArray(file).replace("\"Pass\"", "\"Wait\""));
    }

    void aTemplateThatIsOpenedWholeStaysWhole()
    {
        const auto document = std::move(Document::open(DefinitionPlace{m_path, {}}).value());
        QCOMPARE(QByteArray::fromStdString(*document->text()), twoMachines);
        const QByteArray changed = QByteArray(twoMachines).replace("# the first", "# one");
        write(changed);
        QCOMPARE(document->diskState(), Document::DiskState::Changed);

        QVERIFY(document->reload());
        QCOMPARE(QByteArray::fromStdString(*document->text()), changed);
        QVERIFY(document->save());
        QCOMPARE(read(), changed);
    }

    void aMachineIsNotSavedInThePlaceOfATemplate()
    {
        const auto document = std::move(Document::open(DefinitionPlace{m_path, "Orders"}).value());

        QCOMPARE(document->saveAs(m_path).error().code, std::string("file.template"));

        QCOMPARE(read(), twoMachines);
        QCOMPARE(document->place().machine, QStringLiteral("Orders"));
    }

    void whatAnotherProgramChangedOutsideIsKept()
    {
        const auto document = std::move(Document::open(DefinitionPlace{m_path, "Bills"}).value());
        write(QByteArray(twoMachines).replace("# the first", "# changed meanwhile"));
        QCOMPARE(document->diskState(), Document::DiskState::Same);

        QVERIFY(document->setText("{\n  \"StartAt\": \"New\"\n}\n", "Edit"));
        QVERIFY(document->save());

        QVERIFY(read().contains("# changed meanwhile"));
        QVERIFY(read().contains("\n          \"StartAt\": \"New\"\n"));
        QVERIFY(read().endsWith("      RoleArn: !GetAtt Role.Arn\n"));
    }

    void savingUnderANameMakesItAFileOfItsOwn()
    {
        const auto document = std::move(Document::open(DefinitionPlace{m_path, "Orders"}).value());
        const QString copy = m_folder.filePath(document->suggestedFileName());

        QVERIFY(document->saveAs(copy));

        QCOMPARE(QFileInfo(copy).fileName(), QStringLiteral("Orders.asl.yaml"));
        QVERIFY(app::readDefinition({copy, {}})->text.starts_with("StartAt: Take   # kept\n"));
        QCOMPARE(document->place(), (DefinitionPlace{copy, {}}));
        QCOMPARE(read(), twoMachines);
    }

    void aMachineThatIsGoneIsNotWritten()
    {
        const auto document = std::move(Document::open(DefinitionPlace{m_path, "Orders"}).value());
        const QByteArray without = QByteArray(twoMachines).replace("Orders:", "Others:");
        write(without);

        QCOMPARE(document->diskState(), Document::DiskState::Gone);
        QVERIFY(!document->save());
        QCOMPARE(read(), without);
    }

private:
    void write(const QByteArray& text)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    [[nodiscard]] QByteArray read() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(DefinitionFileTest)
#include "tst_definition_file.moc"
