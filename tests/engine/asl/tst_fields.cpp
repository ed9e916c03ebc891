#include <QTest>

#include <array>
#include <string>
#include <vector>

#include "read_text.h"

using namespace statelight;
using namespace statelight::tests;

namespace {

// asl.md, sections 2.1 to 2.8: which types have a field, in which language.
struct Expectation {
    const char* field;
    const char* value;
    const char* types;
    const char* languages; // P, J
};

const char* const everyType = "Task Pass Wait Choice Succeed Fail Parallel Map";

const std::vector<Expectation> expectations{
    {"Comment", "\"c\"", everyType, "PJ"},
    {"Assign", "{}", "Task Pass Wait Choice Parallel Map", "PJ"},
    {"InputPath", "\"$\"", "Task Pass Wait Choice Succeed Parallel Map", "P"},
    {"OutputPath", "\"$\"", "Task Pass Wait Choice Succeed Parallel Map", "P"},
    {"Parameters", "{}", "Task Pass Parallel Map", "P"},
    {"ResultSelector", "{}", "Task Parallel Map", "P"},
    {"ResultPath", "\"$\"", "Task Pass Parallel Map", "P"},
    {"Arguments", "{}", "Task Parallel", "J"},
    {"Output", "{}", "Task Pass Wait Choice Succeed Parallel Map", "J"},
    {"Retry", "[]", "Task Parallel Map", "PJ"},
    {"Catch", "[]", "Task Parallel Map", "PJ"},
    {"Credentials", "{\"RoleArn\":\"r\"}", "Task", "PJ"},
    {"TimeoutSeconds", "9", "Task", "PJ"},
    {"TimeoutSecondsPath", "\"$.t\"", "Task", "P"},
    {"HeartbeatSeconds", "9", "Task", "PJ"},
    {"HeartbeatSecondsPath", "\"$.t\"", "Task", "P"},
    {"Result", "1", "Pass", "P"},
    {"Default", "\"Done\"", "Choice", "PJ"},
    {"Error", "\"e\"", "Fail", "PJ"},
    {"Cause", "\"c\"", "Fail", "PJ"},
    {"ErrorPath", "\"$.e\"", "Fail", "P"},
    {"CausePath", "\"$.c\"", "Fail", "P"},
    {"ItemsPath", "\"$.i\"", "Map", "P"},
    {"Items", "[]", "Map", "J"},
    {"ItemSelector", "{}", "Map", "PJ"},
    {"MaxConcurrency", "2", "Map", "PJ"},
    {"MaxConcurrencyPath", "\"$.m\"", "Map", "P"},
    {"ToleratedFailureCount", "1", "Map", "PJ"},
    {"ToleratedFailureCountPath", "\"$.m\"", "Map", "P"},
    {"ToleratedFailurePercentage", "1", "Map", "PJ"},
    {"ToleratedFailurePercentagePath", "\"$.m\"", "Map", "P"},
    {"Label", "\"l\"", "Map", "PJ"},
    {"ItemReader", "{\"Resource\":\"arn:aws:states:::s3:listObjectsV2\"}", "Map", "PJ"},
    {"ItemBatcher", "{\"MaxItemsPerBatch\":2}", "Map", "PJ"},
    {"ResultWriter", "{\"Resource\":\"arn:aws:states:::s3:putObject\"}", "Map", "PJ"},
    {"Nonsense", "1", "", "PJ"},
    {"next", "\"Done\"", "", "PJ"},
};

// What a state can't be without, or can't have twice: asked of all other types, and of the other language.
const std::vector<Expectation> lifelines{
    {"Next", "\"Done\"", "Task Pass Wait Parallel Map", "PJ"},
    {"End", "true", "Task Pass Wait Parallel Map", "PJ"},
    {"Resource", "\"arn:aws:states:::lambda:invoke\"", "Task", "PJ"},
    {"Seconds", "1", "Wait", "PJ"},
    {"SecondsPath", "\"$.s\"", "Wait", "P"},
    {"Timestamp", "\"2026-01-01T00:00:00Z\"", "Wait", "PJ"},
    {"TimestampPath", "\"$.t\"", "Wait", "P"},
    {"Choices", "[]", "Choice", "PJ"},
    {"Branches", "[]", "Parallel", "PJ"},
    {"ItemProcessor", "{}", "Map", "PJ"},
    {"Iterator", "{}", "Map", "P"},
    {"Variable", "\"$.v\"", "", "PJ"},
    {"Condition", "true", "", "PJ"},
    {"StringEquals", "\"s\"", "", "PJ"},
    {"ErrorEquals", "[]", "", "PJ"},
    {"StartAt", "\"S\"", "", "PJ"},
    {"States", "{}", "", "PJ"},
    {"ProcessorConfig", "{}", "", "PJ"},
    {"ReaderConfig", "{}", "", "PJ"},
    {"WriterConfig", "{}", "", "PJ"},
    {"BatchInput", "{}", "", "PJ"},
    {"MaxItemsPerBatch", "1", "", "PJ"},
    {"MaxAttempts", "1", "", "PJ"},
    {"Version", "\"1.0\"", "", "PJ"},
};

struct Minimal {
    const char* type;
    const char* members;
};

const std::array<Minimal, 8> minimal{{
    {"Task", R"("Resource":"arn:aws:states:::lambda:invoke","Next":"Done")"},
    {"Pass", R"("Next":"Done")"},
    {"Wait", R"("Seconds":1,"Next":"Done")"},
    {"Choice", R"("Choices":[{RULE,"Next":"Done"}])"},
    {"Succeed", ""},
    {"Fail", ""},
    {"Parallel", R"("Branches":[{"StartAt":"In","States":{"In":{"Type":"Succeed"}}}],"Next":"Done")"},
    {"Map",
        R"("ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"In","States":{"In":{"Type":"Succeed"}}},"Next":"Done")"},
}};

std::string stateText(const Minimal& state, bool isJsonata, const std::string& more)
{
    std::string members = state.members;
    if (const auto at = members.find("RULE"); at != std::string::npos)
        members.replace(at, 4, isJsonata ? R"("Condition":true)" : R"("Variable":"$.a","IsNull":true)");
    std::string text = "\"Type\":\"" + std::string(state.type) + '"';
    for (const std::string& part : {members, more})
        text += part.empty() ? "" : ',' + part;
    return text;
}

std::string machineText(const std::string& members, bool isJsonata)
{
    // A Choice or Succeed or Fail doesn't lead to Done by Next, so a first state does.
    return R"({"QueryLanguage":")" + std::string(isJsonata ? "JSONata" : "JSONPath")
        + R"(","StartAt":"First","States":{"First":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":
        "Succeed"}}}],"Next":"S","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Done"}]},"S":{)"
        + members + R"(},"Done":{"Type":"Succeed"}}})";
}

bool names(const char* types, const char* type)
{
    return contains(' ' + std::string(types) + ' ', ' ' + std::string(type) + ' ');
}

} // namespace

class FieldsTest : public QObject {
    Q_OBJECT

private slots:
    void theLeastStateOfEachTypeIsSound()
    {
        for (const Minimal& state : minimal) {
            for (const bool isJsonata : {false, true})
                QCOMPARE(findingsOf(machineText(stateText(state, isJsonata, ""), isJsonata)), std::string());
        }
    }

    void everyFieldIsTakenWhereItBelongs_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<bool>("isJsonata");
        QTest::addColumn<QString>("expected");
        for (const Expectation& row : expectations) {
            for (const Minimal& state : minimal) {
                for (const bool isJsonata : {false, true}) {
                    const std::string field = '"' + std::string(row.field) + "\":" + row.value;
                    const bool belongs = names(row.types, state.type);
                    const bool speaks = contains(row.languages, isJsonata ? "J" : "P");
                    std::string expected;
                    if (!belongs)
                        expected = "SCHEMA_VALIDATION_FAILED: Field '" + std::string(row.field)
                            + "' is not supported at /States/S/" + row.field;
                    else if (!speaks)
                        expected = "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to '"
                            + std::string(isJsonata ? "JSONata" : "JSONPath") + "', but field '" + row.field
                            + "' is only supported for the '" + (isJsonata ? "JSONPath" : "JSONata")
                            + "' QueryLanguage at /States/S";
                    QTest::addRow("%s %s %s", state.type, row.field, isJsonata ? "JSONata" : "JSONPath")
                        << QString::fromStdString(stateText(state, isJsonata, field)) << isJsonata
                        << QString::fromStdString(expected);
                }
            }
        }
    }

    void everyFieldIsTakenWhereItBelongs()
    {
        QFETCH(const QString, members);
        QFETCH(const bool, isJsonata);
        QFETCH(const QString, expected);

        const std::string found = findingsOf(machineText(members.toStdString(), isJsonata));

        QCOMPARE(QString::fromStdString(found), expected);
    }

    void whatOneTypeLivesByIsRefusedElsewhere_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<bool>("isJsonata");
        QTest::addColumn<QString>("expected");
        for (const Expectation& row : lifelines) {
            for (const Minimal& state : minimal) {
                for (const bool isJsonata : {false, true}) {
                    const bool belongs = names(row.types, state.type);
                    const bool speaks = contains(row.languages, isJsonata ? "J" : "P");
                    if (belongs && speaks)
                        continue;
                    const std::string field = '"' + std::string(row.field) + "\":" + row.value;
                    const std::string expected = belongs
                        ? "but field '" + std::string(row.field) + "' is only supported for the 'JSONPath'"
                        : "Field '" + std::string(row.field) + "' is not supported at /States/S/" + row.field;
                    QTest::addRow("%s %s %s", state.type, row.field, isJsonata ? "JSONata" : "JSONPath")
                        << QString::fromStdString(stateText(state, isJsonata, field)) << isJsonata
                        << QString::fromStdString(expected);
                }
            }
        }
    }

    void whatOneTypeLivesByIsRefusedElsewhere()
    {
        QFETCH(const QString, members);
        QFETCH(const bool, isJsonata);
        QFETCH(const QString, expected);

        const std::string found = findingsOf(machineText(members.toStdString(), isJsonata));

        QVERIFY2(contains(found, expected.toStdString()), found.c_str());
    }
};

QTEST_APPLESS_MAIN(FieldsTest)
#include "tst_fields.moc"
