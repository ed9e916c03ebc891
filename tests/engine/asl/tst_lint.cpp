#include <QFile>
#include <QTest>

#include <string>
#include <vector>

#include "asl/lint/linter.h"
#include "read_text.h"

using namespace statelight;
using namespace statelight::tests;
using asl::lint::Rule;
using asl::lint::RuleSet;

class LintTest : public QObject {
    Q_OBJECT

    /// An empty `at`: the rule is silent.
    static void row(Rule rule, const char* name, const std::string& text, const char* at);

private slots:
    void eachRuleSpeaksAndIsSilent_data();
    void eachRuleSpeaksAndIsSilent();
    void eachRuleHasAPage();
    void adviceIsNeverAnError();
    void aCommentSwitchesRulesOff_data();
    void aCommentSwitchesRulesOff();
    void aCommentOfYamlSwitchesRulesOff_data();
    void aCommentOfYamlSwitchesRulesOff();
    void aBrokenOrEmptyTextGivesNoAdvice();

private:
    static void rowsOfTasks();
    static void rowsOfChoices();
    static void rowsOfHandlers();
    static void rowsOfMaps();
    static void rowsOfLoops();
    static void rowsOfPaths();
    static void rowsOfLanguages();
};

namespace {

/// "rule at /location", one a line, in the order of the text.
std::string adviceOn(const std::string& text, RuleSet rules, asl::WorkflowType type = asl::WorkflowType::Standard,
    source::Format format = source::Format::Json)
{
    std::string lines;
    const auto snapshot = document::readSnapshot(std::make_shared<const std::string>(text), format, 1, type, rules);
    for (const core::Diagnostic& found : snapshot->diagnostics) {
        if (asl::lint::ruleNamed(found.code))
            lines += (lines.empty() ? "" : "\n") + found.code + " at " + found.location;
    }
    return lines;
}

RuleSet only(Rule rule)
{
    RuleSet rules;
    rules.add(rule);
    return rules;
}

std::string machine(const std::string& states, const std::string& more = "")
{
    return R"({"StartAt":"S",)" + more + R"("States":{)" + states + R"(,"Done":{"Type":"Succeed"}}})";
}

std::string jsonata(const std::string& states)
{
    return machine(states, R"("QueryLanguage":"JSONata",)");
}

const std::string lambda = R"("Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"Done")";
const std::string callback
    = R"("Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Next":"Done")";

std::string choice(const std::string& rules)
{
    return machine(R"("S":{"Type":"Choice","Choices":[)" + rules + R"(],"Default":"Done"})");
}

std::string distributedMap(
    const std::string& more, const std::string& task = lambda, const std::string& type = "STANDARD")
{
    return machine(R"("S":{"Type":"Map","Next":"Done","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED",
        "ExecutionType":")"
        + type + R"("},"StartAt":"In","States":{"In":{)" + task + R"(},"Done2":{"Type":"Succeed"}}})" + more + '}');
}

std::string innerTask(const std::string& resource)
{
    return R"("Type":"Task","Resource":")" + resource + R"(","Next":"Done2")";
}

const std::string reader = R"(,"ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2"})";

} // namespace

void LintTest::row(Rule rule, const char* name, const std::string& text, const char* at)
{
    const std::string code(asl::lint::infoOf(rule).name);
    QTest::newRow((code + ": " + name).c_str())
        << static_cast<int>(rule) << QString::fromStdString(text) << QString::fromUtf8(at);
}

void LintTest::eachRuleSpeaksAndIsSilent_data()
{
    QTest::addColumn<int>("rule");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("at");
    rowsOfTasks();
    rowsOfChoices();
    rowsOfHandlers();
    rowsOfMaps();
    rowsOfLoops();
    rowsOfPaths();
    rowsOfLanguages();
}

void LintTest::eachRuleSpeaksAndIsSilent()
{
    QFETCH(const int, rule);
    QFETCH(const QString, text);
    QFETCH(const QString, at);
    const auto asked = static_cast<Rule>(rule);
    const auto type = asked == Rule::ExpressTooLong ? asl::WorkflowType::Express : asl::WorkflowType::Standard;

    const std::string found = adviceOn(text.toStdString(), only(asked), type);

    const std::string name(asl::lint::infoOf(asked).name);
    QCOMPARE(QString::fromStdString(found), at.isEmpty() ? QString() : QString::fromStdString(name) + " at " + at);
}

void LintTest::eachRuleHasAPage()
{
    for (const auto& info : asl::lint::rules()) {
        QFile page(QStringLiteral(STATELIGHT_SOURCE_DIR "/resources/rules/")
            + QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size())) + ".md");
        QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.fileName()));
        QVERIFY(page.readLine().startsWith("# " + QByteArray(info.name.data())));
    }
}

void LintTest::adviceIsNeverAnError()
{
    for (const auto& info : asl::lint::rules())
        QVERIFY(info.severity != core::Severity::Error);
}

void LintTest::aCommentSwitchesRulesOff_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("speaks");
    const auto with = [](const std::string& comment) {
        return QString::fromStdString(machine("\"S\":{" + lambda + R"(,"Comment":")" + comment + "\"}"));
    };
    QTest::newRow("none") << with("why") << true;
    QTest::newRow("this one") << with("why. statelight:disable=task-without-retry") << false;
    QTest::newRow("another") << with("statelight:disable=dead-rule") << true;
    QTest::newRow("several") << with("statelight:disable=dead-rule,task-without-retry, and so on") << false;
    QTest::newRow("all") << with("statelight:disable") << false;
    QTest::newRow("of the machine") << QString::fromStdString(
        machine("\"S\":{" + lambda + '}', R"("Comment":"statelight:disable=task-without-retry",)"))
                                    << false;
    QTest::newRow("of a state around") << QString::fromStdString(
        machine(R"("S":{"Type":"Parallel","Next":"Done","Comment":"statelight:disable",
            "Branches":[{"StartAt":"In","States":{"In":{)"
            + lambda + R"(},"Done2":{"Type":"Succeed"}}}]})"))
                                       << false;
}

void LintTest::aCommentSwitchesRulesOff()
{
    QFETCH(const QString, text);
    QFETCH(const bool, speaks);

    QCOMPARE(!adviceOn(text.toStdString(), only(Rule::TaskWithoutRetry)).empty(), speaks);
}

void LintTest::aCommentOfYamlSwitchesRulesOff_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const QString head = QStringLiteral("StartAt: A\nStates:\n");
    const QString first = QStringLiteral("  A:\n    Type: Task\n    Resource: arn:aws:states:::sns:publish\n"
                                         "    Next: B\n");
    const QString second
        = QStringLiteral("  B:\n    Type: Task\n    Resource: arn:aws:states:::sns:publish\n    End: true\n");
    const QString mark = QStringLiteral("# statelight:disable=task-without-retry\n");
    const QString both = QStringLiteral("task-without-retry at /States/A\ntask-without-retry at /States/B");
    QTest::newRow("none") << head + first + second << both;
    QTest::newRow("whole file") << mark + head + first + second << "";
    QTest::newRow("before a state") << head + first + "  " + mark + second << "task-without-retry at /States/A";
    QTest::newRow("before the first") << head + "  " + mark + first + second << "task-without-retry at /States/B";
    QTest::newRow("in a state") << head + first.chopped(1) + " " + mark + second << "task-without-retry at /States/B";
    QTest::newRow("in a text") << head + first + "    Comment: \"x\"\n" + second << both;
}

void LintTest::aCommentOfYamlSwitchesRulesOff()
{
    QFETCH(const QString, text);
    QFETCH(const QString, found);

    const std::string advice
        = adviceOn(text.toStdString(), only(Rule::TaskWithoutRetry), asl::WorkflowType::Standard, source::Format::Yaml);

    QCOMPARE(QString::fromStdString(advice), found);
}

void LintTest::aBrokenOrEmptyTextGivesNoAdvice()
{
    for (const char* const text : {"", "{}", "[]", "{\"StartAt\":", R"({"States":{}})"})
        QCOMPARE(adviceOn(text, RuleSet::all()), std::string());
}

void LintTest::rowsOfTasks()
{
    using enum Rule;
    row(TaskWithoutRetry, "none", machine("\"S\":{" + lambda + '}'), "/States/S");
    row(TaskWithoutRetry, "other errors only", machine("\"S\":{" + lambda + R"(,"Retry":[{"ErrorEquals":["Mine"]}]})"),
        "/States/S");
    row(TaskWithoutRetry, "any error", machine("\"S\":{" + lambda + R"(,"Retry":[{"ErrorEquals":["States.ALL"]}]})"),
        "");
    row(TaskWithoutRetry, "throttling",
        machine("\"S\":{" + lambda + R"(,"Retry":[{"ErrorEquals":["Lambda.TooManyRequestsException"]}]})"), "");
    row(TaskWithoutRetry, "around",
        machine(R"("S":{"Type":"Parallel","Next":"Done","Retry":[{"ErrorEquals":["States.ALL"]}],
            "Branches":[{"StartAt":"In","States":{"In":{)"
            + lambda + R"(},"Done2":{"Type":"Succeed"}}}]})"),
        "");
    row(TaskWithoutRetry, "activity",
        machine(R"("S":{"Type":"Task","Resource":"arn:aws:states:us-east-1:1:activity:a","Next":"Done"})"), "");
    row(CallbackWithoutTimeout, "no limit", machine("\"S\":{" + callback + '}'), "/States/S");
    row(CallbackWithoutTimeout, "activity",
        machine(R"("S":{"Type":"Task","Resource":"arn:aws:states:us-east-1:1:activity:a","Next":"Done"})"),
        "/States/S");
    row(CallbackWithoutTimeout, "heartbeat", machine("\"S\":{" + callback + R"(,"HeartbeatSeconds":60})"), "");
    row(CallbackWithoutTimeout, "limit of the machine",
        machine("\"S\":{" + callback + '}', R"("TimeoutSeconds":3600,)"), "");
    row(CallbackWithoutTimeout, "no callback", machine("\"S\":{" + lambda + '}'), "");
    row(LargePayload, "object",
        machine(R"("S":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:getObject","Parameters":{"Bucket":"b",
            "Key.$":"$.k"},"Next":"Done"})"),
        "/States/S");
    row(LargePayload, "bounded",
        machine(R"("S":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:dynamodb:query","Parameters":{"TableName":
            "t","Limit":10},"Next":"Done"})"),
        "");
    row(LargePayload, "small answer",
        machine(R"("S":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","Next":"Done"})"), "");
    const std::string one = R"("Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:f","Next":)";
    row(OneFunction, "a single one", machine("\"S\":{" + one + "\"Done\"}"), "/States/S");
    row(OneFunction, "thrice the same",
        machine("\"S\":{" + one + "\"B\"},\"B\":{" + one + "\"C\"},\"C\":{" + one + "\"Done\"}"), "/States/S");
    row(OneFunction, "with a retry", machine("\"S\":{" + one + R"("Done","Retry":[{"ErrorEquals":["States.ALL"]}]})"),
        "");
    row(OneFunction, "no function",
        machine(R"("S":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Next":"Done"})"), "");
    row(ExpressTooLong, "wait", machine(R"("S":{"Type":"Wait","Seconds":300,"Next":"Done"})"), "/States/S/Seconds");
    row(ExpressTooLong, "retrier",
        machine("\"S\":{" + lambda + R"(,"Retry":[{"ErrorEquals":["A"],"IntervalSeconds":600}]})"),
        "/States/S/Retry/0/IntervalSeconds");
    row(ExpressTooLong, "short", machine(R"("S":{"Type":"Wait","Seconds":299,"Next":"Done"})"), "");
}

void LintTest::rowsOfChoices()
{
    using enum Rule;
    const auto two = [](const char* first, const char* second) {
        return choice(R"({"Variable":"$.a",)" + std::string(first) + R"(,"Next":"Done"},{"Variable":"$.a",)" + second
            + R"(,"Next":"Done"})");
    };
    const char* const dead = "/States/S/Choices/1";
    row(DeadRule, "the same", two(R"("StringEquals":"x")", R"("StringEquals":"x")"), dead);
    row(DeadRule, "narrower", two(R"("NumericGreaterThan":100)", R"("NumericGreaterThan":1000)"), dead);
    row(DeadRule, "equal within", two(R"("NumericLessThanEquals":5)", R"("NumericEquals":5)"), dead);
    row(DeadRule, "equal without", two(R"("NumericLessThan":5)", R"("NumericEquals":5)"), "");
    row(DeadRule, "wider", two(R"("NumericGreaterThan":1000)", R"("NumericGreaterThan":100)"), "");
    row(DeadRule, "texts in order", two(R"("StringLessThan":"m")", R"("StringLessThan":"b")"), dead);
    row(DeadRule, "other text", two(R"("StringEquals":"x")", R"("StringEquals":"y")"), "");
    row(DeadRule, "behind presence", two(R"("IsPresent":true)", R"("StringEquals":"y")"), dead);
    row(DeadRule, "behind absence", two(R"("IsPresent":false)", R"("StringEquals":"y")"), "");
    row(DeadRule, "behind its type", two(R"("IsNumeric":true)", R"("NumericEquals":1)"), dead);
    row(DeadRule, "behind another type", two(R"("IsString":true)", R"("NumericEquals":1)"), "");
    row(DeadRule, "both booleans", two(R"("BooleanEquals":true)", R"("BooleanEquals":false)"), "");
    const std::string a = R"({"Variable":"$.a","StringEquals":"x"})";
    const std::string b = R"({"Variable":"$.b","StringEquals":"y"})";
    const auto joined = [](const std::string& join, const std::string& rules) {
        return "{\"" + join + "\":" + rules + R"(,"Next":"Done"})";
    };
    const std::string plain = R"({"Variable":"$.a","StringEquals":"x","Next":"Done"})";
    row(DeadRule, "And with an earlier test", choice(plain + ',' + joined("And", '[' + b + ',' + a + ']')), dead);
    row(DeadRule, "And before", choice(joined("And", '[' + b + ',' + a + ']') + ',' + plain), "");
    row(DeadRule, "Or before", choice(joined("Or", '[' + b + ',' + a + ']') + ',' + plain), dead);
    row(DeadRule, "Or behind", choice(plain + ',' + joined("Or", '[' + b + ',' + a + ']')), "");
    row(DeadRule, "And in another order",
        choice(joined("And", '[' + a + ',' + b + ']') + ',' + joined("And", '[' + b + ',' + a + ']')), dead);
    row(DeadRule, "Not of the same", choice(joined("Not", a) + ',' + joined("Not", a)), dead);
    row(DeadRule, "Not of another", choice(joined("Not", a) + ',' + joined("Not", b)), "");
    row(DeadRule, "another variable", choice(plain + R"(,{"Variable":"$.b","StringEquals":"x","Next":"Done"})"), "");
    const auto conditions = [](const char* first, const char* second) {
        return jsonata(R"("S":{"Type":"Choice","Choices":[{"Condition":)" + std::string(first)
            + R"(,"Next":"Done"},{"Condition":)" + second + R"(,"Next":"Done"}],"Default":"Done"})");
    };
    row(DeadRule, "equal conditions", conditions("\"{% $states.input.a %}\"", "\"{%$states.input.a%}\""), dead);
    row(DeadRule, "always before", conditions("true", "\"{% $states.input.a %}\""), dead);
    row(DeadRule, "never before", conditions("false", "\"{% $states.input.a %}\""), "");
    row(DeadRule, "blanks in texts", conditions("\"{% $x = 'a  b' %}\"", "\"{% $x = 'a b' %}\""), "");
}

void LintTest::rowsOfHandlers()
{
    using enum Rule;
    const auto caught = [](const std::string& catchers) {
        return machine("\"S\":{" + lambda + R"(,"Catch":[)" + catchers + R"(]},"Undo":{"Type":"Fail"})");
    };
    const std::string of = R"({"ErrorEquals":["X"],"Next":"Undo"})";
    const std::string failed = R"({"ErrorEquals":["States.TaskFailed"],"Next":"Undo"})";
    const std::string timeout = R"({"ErrorEquals":["States.Timeout"],"Next":"Undo"})";
    row(UnreachableHandler, "twice", caught(of + ',' + of), "/States/S/Catch/1/ErrorEquals");
    row(UnreachableHandler, "behind TaskFailed", caught(failed + ',' + of), "/States/S/Catch/1/ErrorEquals");
    row(UnreachableHandler, "timeout behind TaskFailed", caught(failed + ',' + timeout), "");
    row(UnreachableHandler, "before TaskFailed", caught(of + ',' + failed), "");
    row(UnreachableHandler, "runtime", caught(R"({"ErrorEquals":["States.Runtime"],"Next":"Undo"})"),
        "/States/S/Catch/0/ErrorEquals");
    row(UnreachableHandler, "retrier",
        machine("\"S\":{" + lambda + R"(,"Retry":[{"ErrorEquals":["X","Y"]},{"ErrorEquals":["Y"]}]})"),
        "/States/S/Retry/1/ErrorEquals");
    const auto swallowing = [&](const std::string& more, const std::string& next = "Done") {
        return caught(R"({"ErrorEquals":["States.ALL"],"Next":")" + next + '"' + more + '}');
    };
    row(SwallowedError, "dropped", swallowing(R"(,"ResultPath":null)"), "/States/S/Catch/0");
    row(SwallowedError, "kept", swallowing(R"(,"ResultPath":"$.error")"), "");
    row(SwallowedError, "kept in a variable", swallowing(R"(,"ResultPath":null,"Assign":{"e.$":"$.Error"})"), "");
    row(SwallowedError, "leads elsewhere", swallowing(R"(,"ResultPath":null)", "Undo"), "");
    row(SwallowedError, "one kind only", caught(R"({"ErrorEquals":["X"],"ResultPath":null,"Next":"Done"})"), "");
    row(SwallowedError, "JSONata",
        jsonata(
            "\"S\":{" + lambda + R"(,"Catch":[{"ErrorEquals":["States.ALL"],"Output":{"ok":false},"Next":"Done"}]})"),
        "/States/S/Catch/0");
    row(SwallowedError, "JSONata keeps it",
        jsonata("\"S\":{" + lambda
            + R"(,"Catch":[{"ErrorEquals":["States.ALL"],"Output":"{% $states.errorOutput %}","Next":"Done"}]})"),
        "");
}

void LintTest::rowsOfMaps()
{
    using enum Rule;
    const std::string inner = innerTask("arn:aws:states:::lambda:invoke");
    row(MapWithoutTolerance, "reader", distributedMap(reader, inner), "/States/S");
    row(MapWithoutTolerance, "tolerant", distributedMap(reader + R"(,"ToleratedFailureCount":3)", inner), "");
    row(MapWithoutTolerance, "data of the state", distributedMap("", inner), "");
    row(LargePayload, "results of a Map", distributedMap(reader, inner), "/States/S");
    row(LargePayload, "written results",
        distributedMap(reader + R"(,"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject"})", inner), "");
    row(ExpressCandidate, "short children", distributedMap("", inner),
        "/States/S/ItemProcessor/ProcessorConfig/ExecutionType");
    row(ExpressCandidate, "already", distributedMap("", inner, "EXPRESS"), "");
    row(ExpressCandidate, "children that wait", distributedMap("", innerTask("arn:aws:states:::glue:startJobRun.sync")),
        "");
    row(ExpressCandidate, "long Wait", distributedMap("", R"("Type":"Wait","Seconds":1000,"Next":"Done2")"), "");
}

void LintTest::rowsOfLoops()
{
    using enum Rule;
    const auto polling = [](const std::string& seconds, const std::string& resource, const char* back = "S") {
        return machine(R"("S":{"Type":"Wait","Seconds":)" + seconds + R"(,"Next":"Ask"},
            "Ask":{"Type":"Task","Resource":")"
            + resource + R"(","Next":"Ready?"},"Ready?":{"Type":"Choice","Choices":[{"Variable":"$.s","StringEquals":
            "RUNNING","Next":")"
            + back + R"("}],"Default":"Done"})");
    };
    const std::string ask = "arn:aws:states:::aws-sdk:glue:getJobRun";
    row(PollingLoop, "asks", polling("60", ask), "/States/S");
    row(PollingLoop, "function", polling("60", "arn:aws:lambda:us-east-1:1:function:f"), "/States/S");
    row(PollingLoop, "no loop", polling("60", ask, "Done"), "");
    row(PollingLoop, "does work", polling("60", "arn:aws:states:::sns:publish"), "");
    row(LongHistory, "asks every second", polling("1", ask), "/States/S");
    row(LongHistory, "asks every minute", polling("60", ask), "");
    const auto counting = [](const std::string& most) {
        return machine(R"~("S":{"Type":"Pass","Parameters":{"i.$":"States.MathAdd($.i, 1)"},"Next":"More?"},
            "More?":{"Type":"Choice","Choices":[{"Variable":"$.i","NumericLessThan":)~"
            + most + R"~(,"Next":"S"}],"Default":"Done"})~");
    };
    row(LongHistory, "counts far", counting("10000"), "/States/S");
    row(LongHistory, "counts a little", counting("1000"), "");
    row(LongHistory, "no way out",
        machine(R"("S":{"Type":"Choice","Choices":[{"Variable":"$.a","IsPresent":true,"Next":"Done"}],"Default":"A"},
            "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"})"),
        "/States/A");
}

void LintTest::rowsOfPaths()
{
    using enum Rule;
    const auto chain = [](const std::string& members, const std::string& reads) {
        return machine("\"S\":{" + members + R"(,"Next":"Read"},"Read":{"Type":"Pass","Parameters":{"v.$":")" + reads
            + R"("},"Next":"Done"})");
    };
    const std::string put = R"("Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem")";
    row(LostInput, "service", chain(put, "$.orderId"), "/States/S");
    row(LostInput, "kept", chain(put + R"(,"ResultPath":"$.put")", "$.orderId"), "");
    row(LostInput, "dropped result", chain(put + R"(,"ResultPath":null)", "$.orderId"), "");
    row(LostInput, "part of the answer", chain(put, "$.SdkHttpMetadata"), "");
    row(LostInput, "selected", chain(put + R"(,"ResultSelector":{"orderId.$":"$.Attributes.id"})", "$.orderId"), "");
    row(LostInput, "selected another", chain(put + R"(,"ResultSelector":{"id.$":"$.Attributes.id"})", "$.orderId"),
        "/States/S");
    row(LostInput, "in a function", chain(put, "States.Format('$.x {}', $.orderId)"), "/States/S");
    row(LostInput, "in quotes only", chain(put, "States.Format('$.x {}', $.Attributes)"), "");
    row(LostInput, "context and variables", chain(put, "States.Format('{}{}', $$.Execution.Id, $v.x)"), "");
    row(LostInput, "function", chain(R"("Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:f")", "$.a"), "");
    row(LostInput, "callback",
        chain(R"("Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken")", "$.a"), "");
    row(LostInput, "Pass", chain(R"("Type":"Pass","Parameters":{"b":1})", "$.a"), "/States/S");
    row(LostInput, "Pass with it", chain(R"("Type":"Pass","Result":{"a":1})", "$.a"), "");
    row(LostInput, "list of a Map",
        chain(R"("Type":"Map","ItemProcessor":{"StartAt":"In","States":{"In":{"Type":"Succeed"}}})", "$.a"),
        "/States/S");
    row(LostInput, "items of the list",
        chain(R"("Type":"Map","ItemProcessor":{"StartAt":"In","States":{"In":{"Type":"Succeed"}}})", "$[0].a"), "");
    row(LostInput, "behind a Wait",
        machine("\"S\":{" + put + R"(,"Next":"W"},"W":{"Type":"Wait","Seconds":1,"Next":"Read"},
            "Read":{"Type":"Pass","InputPath":"$.a","Next":"Done"})"),
        "/States/S");
    row(LostInput, "asked for presence",
        machine("\"S\":{" + put + R"(,"Next":"C"},"C":{"Type":"Choice","Choices":[{"And":[{"Variable":"$.a",
            "IsPresent":true},{"Variable":"$.a","NumericEquals":1}],"Next":"Done"}],"Default":"Done"})"),
        "");
    row(LostInput, "Choice",
        machine("\"S\":{" + put + R"(,"Next":"C"},"C":{"Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":1,
            "Next":"Done"}],"Default":"Done"})"),
        "/States/S");
    const auto caught = [&](const std::string& path) {
        return machine("\"S\":{" + lambda + R"(,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Undo")" + path
            + R"(}]},"Undo":{"Type":"Pass","Parameters":{"v.$":"$.orderId"},"Next":"Done"})");
    };
    row(LostInput, "catcher", caught(""), "/States/S/Catch/0");
    row(LostInput, "catcher keeps", caught(R"(,"ResultPath":"$.error")"), "");
    const auto inJsonata = [&](const std::string& output, const std::string& reads) {
        return jsonata("\"S\":{" + put + output + R"(,"Next":"Read"},"Read":{"Type":"Pass","Output":")" + reads
            + R"(","Next":"Done"})");
    };
    row(LostInput, "JSONata", inJsonata("", "{% $states.input.orderId %}"), "/States/S");
    row(LostInput, "JSONata, may be missing", inJsonata("", "{% $exists($states.input.orderId) %}"), "");
    row(LostInput, "JSONata keeps", inJsonata(R"(,"Output":"{% $states.input %}")", "{% $states.input.orderId %}"), "");
}

void LintTest::rowsOfLanguages()
{
    using enum Rule;
    const auto pass = [](const std::string& expression, const std::string& more = "") {
        return machine(
            R"("S":{"Type":"Pass","Parameters":{"v.$":")" + expression + "\"}" + more + R"(,"Next":"Done"})");
    };
    const char* const nested = "States.ArrayGetItem(States.StringSplit(States.ArrayGetItem($.k, 0), '/'), 1)";
    row(PreferJsonata, "nested", pass(nested), "/States/S/Parameters");
    row(PreferJsonata, "flat", pass("States.ArrayGetItem($.k, 0)"), "");
    row(PreferJsonata, "brackets in a text", pass("States.Format('((({}', $.k)"), "");
    row(PreferJsonata, "two in a row",
        machine(R"~("S":{"Type":"Pass","Parameters":{"v.$":"States.MathAdd($.a, 1)"},"Next":"T"},
            "T":{"Type":"Pass","Parameters":{"v.$":"States.MathAdd($.v, 1)"},"Next":"Done"})~"),
        "/States/S");
    row(UnusedVariable, "unread", pass("$.a", R"(,"Assign":{"total":1})"), "/States/S/Assign/total");
    row(UnusedVariable, "read", pass("$total", R"(,"Assign":{"total":1})"), "");
    row(UnusedVariable, "read in JSONata",
        jsonata(R"("S":{"Type":"Pass","Assign":{"a":1},"Next":"T"},"T":{"Type":"Pass","Output":"{% $a + 1 %}",
            "Next":"Done"})"),
        "");
    row(UnassignedVariable, "nowhere", pass("$total"), "/States/S");
    row(UnassignedVariable, "assigned", pass("$total", R"(,"Assign":{"total":1})"), "");
    row(UnassignedVariable, "input and context", pass("States.Format('$x {}{}', $.a, $$.Execution.Id)"), "");
    const auto inBranch = [](const std::string& inner, const std::string& outer) {
        return machine(R"("S":{"Type":"Parallel","Branches":[{"StartAt":"In","States":{"In":{"Type":"Pass",)" + inner
            + R"("End":true}}}],"Next":"T"},"T":{"Type":"Pass",)" + outer + R"("Next":"Done"})");
    };
    row(UnassignedVariable, "ended with its branch", inBranch(R"("Assign":{"v":1},)", R"("InputPath":"$v",)"),
        "/States/T");
    row(UnassignedVariable, "seen from a branch", inBranch(R"("InputPath":"$v",)", R"("Assign":{"v":1},)"), "");
}

QTEST_APPLESS_MAIN(LintTest)
#include "tst_lint.moc"
