#include <QTest>

#include <string>

#include "asl/validator.h"
#include "read_text.h"

using namespace statelight;
using namespace statelight::tests;

class ValidatorTest : public QObject {
    Q_OBJECT

    static void row(const char* name, const std::string& text, const char* findings)
    {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(findings);
    }

    static void state(const char* name, const char* members, const char* findings, const char* language = "JSONPath")
    {
        row(name, machineWith(members, language), findings);
    }

    static std::string pass(const std::string& more)
    {
        return "\"Type\":\"Pass\",\"Next\":\"Done\"" + (more.empty() ? "" : ',' + more);
    }

    static std::string task(const std::string& more)
    {
        return R"("Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"Done",)" + more;
    }

    static std::string failWith(const std::string& errorPath)
    {
        return "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Fail\",\"ErrorPath\":\"" + errorPath + "\"}}}";
    }

private slots:
    void eachFaultIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("findings");
        rowsOfMachines();
        rowsOfTransitions();
        rowsOfValues();
        rowsOfLists();
        rowsOfMaps();
        rowsOfTemplates();
    }

    void eachFaultIsFound()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, findings);

        QCOMPARE(QString::fromStdString(findingsOf(text.toStdString())), findings);
    }

    void expressRefusesWhatWaits_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("finding");
        QTest::newRow("sync") << "arn:aws:states:::states:startExecution.sync"
                              << "Express state machine does not support '.sync' service integration";
        QTest::newRow("sync:2") << "arn:aws:states:::states:startExecution.sync:2"
                                << "Express state machine does not support '.sync' service integration";
        QTest::newRow("token") << "arn:aws:states:::sns:publish.waitForTaskToken"
                               << "Express state machine does not support '.waitForTaskToken' service integration";
        QTest::newRow("activity") << "arn:aws:states:us-east-1:1:activity:a"
                                  << "Express state machine does not support Activity ARN";
        QTest::newRow("plain") << "arn:aws:states:::sns:publish"
                               << "";
    }

    void expressRefusesWhatWaits()
    {
        QFETCH(const QString, resource);
        QFETCH(const QString, finding);
        const std::string text
            = machineWith("\"Type\":\"Task\",\"Next\":\"Done\",\"Resource\":\"" + resource.toStdString() + '"');

        QCOMPARE(findingsOf(text), std::string());
        const std::string expected = finding.isEmpty()
            ? std::string()
            : "SCHEMA_VALIDATION_FAILED: " + finding.toStdString() + " at /States/S/Resource";
        QCOMPARE(findingsOf(text, asl::WorkflowType::Express), expected);
    }

    void findingsStandWhereTheirTextStands()
    {
        const auto snapshot = readText(machineWith(pass(R"("Parameters":{"a":{"b.$":"nope"}},"Nonsense":12)")));

        QCOMPARE(snapshot->diagnostics.size(), 2U);
        const auto textOf = [&](std::size_t at) {
            const auto range = snapshot->diagnostics[at].range;
            return snapshot->tree.text().substr(range.begin, range.length());
        };
        QCOMPARE(textOf(0), std::string_view("\"nope\""));
        QCOMPARE(snapshot->diagnostics[0].location, std::string("/States/S/Parameters/a"));
        QCOMPARE(textOf(1), std::string_view("12"));
    }

    void theModelAloneIsValidatedToo()
    {
        const auto snapshot = readText(machineWith("\"Type\":\"Pass\",\"Next\":\"Gone\""));

        const auto diagnostics = asl::validate(snapshot->machine, snapshot->graph);

        QCOMPARE(diagnostics.size(), 3U);
        QCOMPARE(diagnostics[0].code, std::string("MISSING_END_STATE"));
    }

private:
    static void rowsOfMachines();
    static void rowsOfTransitions();
    static void rowsOfValues();
    static void rowsOfLists();
    static void rowsOfMaps();
    static void rowsOfTemplates();
};

#define SCHEMA "SCHEMA_VALIDATION_FAILED: "

void ValidatorTest::rowsOfMachines()
{
    row("nothing", "  ", SCHEMA "Definition must be a valid JSON object");
    row("no object", "[]", SCHEMA "Definition must be a valid JSON object");
    row("both missing", "{}", SCHEMA "These fields are required: [States, StartAt] at /");
    row("no StartAt", R"({"States":{"A":{"Type":"Succeed"}}})", SCHEMA "These fields are required: [StartAt] at /");
    row("version", R"({"Version":"2.0","StartAt":"A","States":{"A":{"Type":"Succeed"}}})",
        SCHEMA "Value should be one of the following: [1.0] at /Version");
    row("language", R"({"QueryLanguage":"JSONATA","StartAt":"A","States":{"A":{"Type":"Succeed"}}})",
        SCHEMA "Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage");
    row("downgrade",
        R"({"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Succeed","QueryLanguage":"JSONPath"}}})",
        SCHEMA "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A");
    row("branch with a language",
        machineWith(R"("Type":"Parallel","Next":"Done","Branches":[{"QueryLanguage":"JSONata","StartAt":"A","States":
            {"A":{"Type":"Succeed"}}}])"),
        SCHEMA "Field 'QueryLanguage' is not supported at /States/S/Branches/0/QueryLanguage");
    state("type", "\"Type\":\"Job\",\"Next\":\"Done\"",
        SCHEMA "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, "
               "Map] at /States/S/Type");
    state("no type", "\"Next\":\"Done\"", SCHEMA "These fields are required: [Type] at /States/S");
    row("names twice",
        machineWith(R"("Type":"Map","Next":"Done","ItemProcessor":{"StartAt":"S","States":{"S":{"Type":"Succeed"}}})"),
        "DUPLICATE_STATE_NAME: Duplicate State name: S at /States/S/ItemProcessor/States/S");
}

void ValidatorTest::rowsOfTransitions()
{
    state("next", "\"Type\":\"Pass\",\"Next\":\"Gone\"",
        "MISSING_END_STATE: No state that can be reached ends here: set \"End\": true in one of them, or add a Succeed "
        "or Fail state at /States\n"
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/S/Next\n"
        "MISSING_TRANSITION_TARGET: State \"Done\" is not reachable. at /States/Done");
    row("start", R"({"StartAt":"B","States":{"A":{"Type":"Succeed"}}})",
        "MISSING_TRANSITION_TARGET: Missing 'StartAt' target: B at /StartAt");
    state("default and rule",
        R"("Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"X"},{"Variable":"$.a","IsNull":true,
            "Next":"Done"}],"Default":"Y")",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/S/Choices/0/Next\n"
        "MISSING_TRANSITION_TARGET: Missing 'Default' target: Y at /States/S/Default");
    state("neither next nor end", R"("Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"Done"}],
        "Default":"P"},"P":{"Type":"Pass")",
        SCHEMA "One of these fields is required: [Next, End] at /States/P");
    state("next and end", R"("Type":"Pass","Next":"Done","End":true)",
        SCHEMA "Only one of these fields may be set: [Next, End] at /States/S");
    state("end is false", R"("Type":"Pass","Next":"Done","End":false)", "");
    row("endless", R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}})",
        "MISSING_END_STATE: No state that can be reached ends here: set \"End\": true in one of them, or add a Succeed "
        "or Fail state at /States");
}

void ValidatorTest::rowsOfValues()
{
    state("seconds as text", "\"Type\":\"Wait\",\"Seconds\":\"9\",\"Next\":\"Done\"",
        SCHEMA "Expected value of type Integer, but was String at /States/S/Seconds");
    state("seconds too many", "\"Type\":\"Wait\",\"Seconds\":100000000,\"Next\":\"Done\"",
        SCHEMA "Value should be from 0 to 99999999 at /States/S/Seconds");
    state("seconds as expression", "\"Type\":\"Wait\",\"Seconds\":\"{% $n %}\",\"Next\":\"Done\"", "", "JSONata");
    state("two times", "\"Type\":\"Wait\",\"Seconds\":1,\"Timestamp\":\"2026-01-01T00:00:00Z\",\"Next\":\"Done\"",
        SCHEMA "Only one of these fields may be set: [Seconds, Timestamp, SecondsPath, TimestampPath] at /States/S");
    for (const char* const time : {"2016-12-05T21:29:29", "2016-12-05t21:29:29Z", "2016-13-05T21:29:29Z",
             "2016-02-30T21:29:29Z", "2016-12-05T24:29:29Z", "2016-12-05T21:29:29.Z", "2016-12-05", "x"})
        row(time, machineWith("\"Type\":\"Wait\",\"Next\":\"Done\",\"Timestamp\":\"" + std::string(time) + '"'),
            SCHEMA "String does not match RFC3339 timestamp at /States/S/Timestamp");
    for (const char* const time :
        {"2016-12-05T21:29:29Z", "2016-02-29T21:29:29.123Z", "2016-12-05T21:29:29+01:00", "2016-12-05T21:29:60-10:30"})
        row(time, machineWith("\"Type\":\"Wait\",\"Next\":\"Done\",\"Timestamp\":\"" + std::string(time) + '"'), "");
    row("heartbeat", machineWith(task(R"("TimeoutSeconds":5,"HeartbeatSeconds":5)")),
        SCHEMA "HeartbeatSeconds must be smaller than TimeoutSeconds at /States/S/HeartbeatSeconds");
    row("no branches", machineWith("\"Type\":\"Parallel\",\"Branches\":[],\"Next\":\"Done\""),
        SCHEMA "Value cannot be empty at /States/S/Branches");
    row("credentials", machineWith(task(R"("Credentials":{})")),
        SCHEMA "The field 'RoleArn' is required but was missing at /States/S/Credentials");
    row("dynamic credentials", machineWith(task(R"("Credentials":{"RoleArn.$":"$.role"})")), "");
    row("unknown integration",
        machineWith("\"Type\":\"Task\",\"Next\":\"Done\",\"Resource\":\"arn:aws:states:::dynamodb:query\""),
        SCHEMA "The resource provided arn:aws:states:::dynamodb:query is not recognized. The value is not a valid "
               "resource ARN, or the resource is not available in this region. at /States/S/Resource");
    row("placeholder", machineWith("\"Type\":\"Task\",\"Next\":\"Done\",\"Resource\":\"${Function}\""), "");
}

void ValidatorTest::rowsOfLists()
{
    row("empty ErrorEquals", machineWith(task(R"("Retry":[{"ErrorEquals":[]}])")),
        SCHEMA "Value cannot be empty at /States/S/Retry/0/ErrorEquals");
    row("no ErrorEquals", machineWith(task(R"("Retry":[{}])")),
        SCHEMA "These fields are required: [ErrorEquals] at /States/S/Retry/0");
    row("wildcard with others", machineWith(task(R"("Retry":[{"ErrorEquals":["A","States.ALL"]}])")),
        SCHEMA
        "States.ALL must stand alone in ErrorEquals: take the other names away at /States/S/Retry/0/ErrorEquals");
    row("wildcard first", machineWith(task(R"("Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["A"]}])")),
        SCHEMA "States.ALL must be in the last element: nothing behind it is ever reached at "
               "/States/S/Retry/0/ErrorEquals");
    row("rate", machineWith(task(R"("Retry":[{"ErrorEquals":["A"],"BackoffRate":0.5}])")),
        SCHEMA "Value should be at least 1 at /States/S/Retry/0/BackoffRate");
    row("delay", machineWith(task(R"("Retry":[{"ErrorEquals":["A"],"MaxDelaySeconds":31622401}])")),
        SCHEMA "Value should be from 1 to 31622400 at /States/S/Retry/0/MaxDelaySeconds");
    row("jitter", machineWith(task(R"("Retry":[{"ErrorEquals":["A"],"JitterStrategy":"SOME"}])")),
        SCHEMA "Value should be one of the following: [NONE, FULL] at /States/S/Retry/0/JitterStrategy");
    row("catcher without next", machineWith(task(R"("Catch":[{"ErrorEquals":["A"]}])")),
        SCHEMA "These fields are required: [Next] at /States/S/Catch/0");
    state("rule without test", R"("Type":"Choice","Choices":[{"Variable":"$.a","Next":"Done"}])",
        SCHEMA "A rule needs a comparison such as StringEquals, or one of And, Or and Not at /States/S/Choices/0");
    state("rule with two tests",
        R"("Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"IsPresent":true,"Next":"Done"}])",
        SCHEMA "A rule has one comparison only: join several by And or Or at /States/S/Choices/0");
    state("rule without variable", R"("Type":"Choice","Choices":[{"IsNull":true,"Next":"Done"}])",
        SCHEMA "These fields are required: [Variable] at /States/S/Choices/0");
    state("operand with next",
        R"("Type":"Choice","Choices":[{"Not":{"Variable":"$.a","IsNull":true,"Next":"S"},"Next":"Done"}])",
        SCHEMA "Field 'Next' is not supported at /States/S/Choices/0/Not/Next");
    state("comparison of the wrong type",
        R"("Type":"Choice","Choices":[{"And":[{"Variable":"$.a","NumericEquals":"1"}],"Next":"Done"}])",
        SCHEMA "Expected value of type Number, but was String at /States/S/Choices/0/And/0/NumericEquals");
}

void ValidatorTest::rowsOfMaps()
{
    const std::string processor = R"("StartAt":"In","States":{"In":{"Type":"Succeed"}})";
    const auto map = [&](const std::string& config, const std::string& more) {
        return machineWith(R"("Type":"Map","Next":"Done","ItemProcessor":{)" + config + processor + '}' + more);
    };
    const std::string distributed = R"("ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},)";
    row("no processor", machineWith("\"Type\":\"Map\",\"Next\":\"Done\""),
        SCHEMA "One of these fields is required: [ItemProcessor, Iterator] at /States/S");
    row("no execution type", map(R"("ProcessorConfig":{"Mode":"DISTRIBUTED"},)", ""),
        SCHEMA "These fields are required: [ExecutionType] at /States/S/ItemProcessor/ProcessorConfig");
    row("tolerance", map("", R"(,"ToleratedFailurePercentage":101)"),
        SCHEMA "Value should be from 0 to 100 at /States/S/ToleratedFailurePercentage");
    row("reader without type",
        map(distributed, R"(,"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{}})"),
        SCHEMA "These fields are required: [InputType] at /States/S/ItemReader/ReaderConfig");
    row("two limits",
        map(distributed,
            R"(,"ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2","ReaderConfig":{"MaxItems":1,
                "MaxItemsPath":"$.m"}})"),
        SCHEMA "Only one of these fields may be set: [MaxItems, MaxItemsPath] at /States/S/ItemReader/ReaderConfig");
    row("batcher without limit", map(distributed, R"(,"ItemBatcher":{"BatchInput":{}})"),
        SCHEMA "One of these fields is required: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, "
               "MaxInputBytesPerBatchPath] at /States/S/ItemBatcher");
    row("reader of another action", map(distributed, R"(,"ItemReader":{"Resource":"arn:aws:states:::s3:putObject"})"),
        SCHEMA "The value of 'Resource' must be one of: [getObject, listObjectsV2] of arn:aws:states:::s3 at "
               "/States/S/ItemReader/Resource");
    row("objects without a type",
        map(distributed,
            R"(,"ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2",
                "ReaderConfig":{"Transformation":"LOAD_AND_FLATTEN"}})"),
        SCHEMA "These fields are required: [InputType] at /States/S/ItemReader/ReaderConfig");
    row("pointer",
        map(distributed,
            R"(,"ItemReader":{"Resource":"arn:aws:states:::s3:getObject",
                "ReaderConfig":{"InputType":"JSON","ItemsPointer":"a"}})"),
        SCHEMA "The value of 'ItemsPointer' must be a JSON Pointer, which begins with '/' at "
               "/States/S/ItemReader/ReaderConfig/ItemsPointer");
    row("writer of another action", map(distributed, R"(,"ResultWriter":{"Resource":"arn:aws:states:::s3:getObject"})"),
        SCHEMA "The value of 'Resource' must be one of: [putObject] of arn:aws:states:::s3 at "
               "/States/S/ResultWriter/Resource");
    row("parts of a distributed Map", map("", R"(,"ItemBatcher":{"MaxItemsPerBatch":2})"),
        "NOT_DISTRIBUTED: ItemBatcher has an effect only where the ProcessorConfig of the Map has the Mode DISTRIBUTED "
        "at /States/S/ItemBatcher");
    row("no selector", map("", R"(,"ItemSelector":null)"),
        SCHEMA "The value of 'ItemSelector' can't be null at /States/S/ItemSelector");
    state("children that wait in Express",
        R"("Type":"Map","Next":"Done","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},
            "StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sns:publish.waitForTaskToken","End":true}}})",
        SCHEMA "Express state machine does not support '.waitForTaskToken' service integration at "
               "/States/S/ItemProcessor/States/A/Resource");
    row("label", map(distributed, ",\"Label\":\"a b\""),
        "INVALID_LABEL_NAME: A Label may hold neither blanks nor any of < > { } [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : / "
        "at /States/S/Label");
    state("what can't be read offline",
        R"("Type":"Map","Next":"Done","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},
            "StartAt":"A","States":{"A":{"Type":"Succeed"}}},"ItemReader":{"Resource":"arn:aws:states:::s3:getObject",
            "Parameters":{"Bucket":"b","Key":"k"},"ReaderConfig":{"InputType":"PARQUET"}})",
        "NOT_SUPPORTED_OFFLINE: InputType PARQUET is not supported offline: a run ends with States.ItemReaderFailed at "
        "/States/S/ItemReader/ReaderConfig/InputType");
}

void ValidatorTest::rowsOfTemplates()
{
    row("bad path", machineWith(pass(R"("Parameters":{"a.$":"x"})")),
        SCHEMA "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at "
               "/States/S/Parameters");
    row("number for a path", machineWith(pass(R"("Parameters":{"a.$":1})")),
        SCHEMA "The value for the field 'a.$' must be a STRING that contains a JSONPath but was a NUMBER at "
               "/States/S/Parameters");
    row("in a list", machineWith(pass(R"("Parameters":{"l":[{"a.$":"x"}]})")),
        SCHEMA "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at "
               "/States/S/Parameters/l/0");
    row("twice", machineWith(pass(R"("Parameters":{"a":1,"a.$":"$.x"})")),
        SCHEMA "The field 'a' would be set twice: by itself and by 'a.$' at /States/S/Parameters");
    row("no dollar", machineWith(pass(R"("Parameters":{"a":"$.x"})")),
        "NO_DOLLAR: The value of 'a' looks like a JSONPath, but is taken as a text: name the field 'a.$' to evaluate "
        "it "
        "at /States/S/Parameters/a");
    row("static result", machineWith(pass(R"("Result":{"a.$":"$.x"})")),
        "PASS_RESULT_IS_STATIC: Result is taken as it is, so 'a.$' is not evaluated: use Parameters instead at "
        "/States/S/Result/a.$");
    row("half an expression", machineWith(pass(R"("Output":{"a":"{% $x"})"), "JSONata"),
        "INVALID_JSONATA_EXPRESSION: A JSONata expression must begin with '{%' and end with '%}', with nothing outside "
        "at /States/S/Output/a");
    row("reserved variable", machineWith(pass(R"("Assign":{"states":1})")),
        SCHEMA "The name 'states' is reserved: give the variable another one at /States/S/Assign/states");
    row("shadowing",
        machineWith(R"("Type":"Pass","Assign":{"v":1},"Next":"P"},"P":{"Type":"Parallel","Next":"Done","Branches":[
            {"StartAt":"In","States":{"In":{"Type":"Pass","Assign":{"v.$":"$.x"},"End":true}}}])"),
        SCHEMA "The variable 'v' belongs to a scope around this one, which can't be written from here at "
               "/States/P/Branches/0/States/In");
    row("paths that may be null", machineWith(pass(R"("InputPath":null,"ResultPath":null,"OutputPath":null)")), "");
    row("text function", failWith("States.Format('{}', $.a)"), "");
    row("function that gives no text", failWith("States.Array($.a)"),
        SCHEMA "This function doesn't give a text: use States.Format or another that does at /States/S/ErrorPath");
}

QTEST_APPLESS_MAIN(ValidatorTest)
#include "tst_validator.moc"
