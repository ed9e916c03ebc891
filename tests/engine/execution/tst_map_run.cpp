#include <QTest>

#include "core/json.h"
#include "execution_driver.h"

using namespace statelight;
using execution::RequestKind;
using execution::Status;

namespace {

std::string mapWith(const std::string& fields, const std::string& state = R"({"Type":"Pass","End":true})")
{
    return R"({"StartAt":"M","States":{"M":{"Type":"Map","Label":"Run",)" + fields
        + R"("ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
            "StartAt":"I","States":{"I":)"
        + state + R"(}},"End":true}}})";
}

constexpr auto reader = R"("ItemReader":{"Resource":"arn:aws:states:::s3:getObject",
    "ReaderConfig":{"InputType":"JSON","MaxItemsPath":"$.most"},"Parameters":{"Bucket":"b","Key.$":"$.key"}},)";
constexpr auto failsOnTwo = R"({"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,"Next":"Bad"}],
    "Default":"Good"},"Good":{"Type":"Succeed"},"Bad":{"Type":"Fail","Error":"Two"})";

} // namespace

class MapRunTest : public QObject {
    Q_OBJECT

private slots:
    void aReaderIsAskedForItems()
    {
        tests::Execution execution(tests::compileText(mapWith(reader)));
        execution.start(tests::json(R"({"key":"k","most":"3"})"));

        QCOMPARE(execution.machine().pending().size(), 1U);
        const execution::TaskRequest request = execution.machine().pending().front();
        QVERIFY(request.kind == RequestKind::ReadItems);
        QCOMPARE(core::toJson(request.parameters),
            std::string(R"({"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k"},)"
                        R"("ReaderConfig":{"InputType":"JSON","MaxItems":3},"MapRunArn":")"
                + std::string(request.parameters.find("MapRunArn")->string()) + R"(","Offset":0})"));
        execution.answer(execution::TaskSucceeded{request.id, tests::json("[1,2]"), {}});

        QCOMPARE(execution.output(), std::string("[1,2]"));
    }

    void aReaderThatFailsFailsTheRun()
    {
        tests::Execution execution(tests::compileText(mapWith(reader)));
        execution.start(tests::json(R"({"key":"k","most":3})"));

        execution.answer(execution::TaskFailed{
            execution.machine().pending().front().id, "States.ItemReaderFailed", "no such object", {}, {}});

        QCOMPARE(execution.links(),
            (std::vector<std::string>{"1 ExecutionStarted <- 0", "2 MapStateEntered <- 0", "3 MapStateStarted <- 2",
                "4 MapRunStarted <- 3", "5 MapRunFailed <- 4", "6 MapStateFailed <- 5", "7 ExecutionFailed <- 6"}));
        QCOMPARE(*execution.machine().error(), std::string("States.ItemReaderFailed"));
    }

    void negativeMaxItemsFailTheRun()
    {
        tests::Execution execution(tests::compileText(mapWith(reader)));
        execution.start(tests::json(R"({"key":"k","most":-1})"));

        QCOMPARE(*execution.machine().cause(), std::string("field MaxItems must be positive"));
    }

    void batchesKeepToBothLimits()
    {
        const auto byCount
            = tests::execute(mapWith(R"("ItemBatcher":{"MaxItemsPerBatch":2,"BatchInput":{"k":1}},)"), "[1,2,3]");
        const auto byBytes = tests::execute(mapWith(R"("ItemBatcher":{"MaxInputBytesPerBatch":18},)"), "[1,2,3,4,5,6]");

        QCOMPARE(byCount.output(),
            std::string(R"([{"BatchInput":{"k":1},"Items":[1,2]},{"BatchInput":{"k":1},"Items":[3]}])"));
        QCOMPARE(byBytes.output(), std::string(R"([{"Items":[1,2,3]},{"Items":[4,5,6]}])"));
    }

    void failuresAreToleratedUpToTheThreshold()
    {
        const auto tolerated = tests::execute(mapWith(R"("ToleratedFailureCount":1,)", failsOnTwo), "[1,2,3]");
        const auto percentage = tests::execute(mapWith(R"("ToleratedFailurePercentage":33,)", failsOnTwo), "[1,2,3]");
        const auto untold = tests::execute(mapWith("", failsOnTwo), "[1,2,3]");

        QCOMPARE(tolerated.output(), std::string("[1,3]"));
        QCOMPARE(*percentage.machine().error(), std::string("States.ExceedToleratedFailureThreshold"));
        QCOMPARE(*untold.machine().cause(), std::string("The specified tolerated failure threshold was exceeded"));
    }

    void anInterpreterErrorInAChildIsOnlyThatChildsEnd()
    {
        const auto execution = tests::execute(
            mapWith(R"("ToleratedFailurePercentage":100,)", R"({"Type":"Pass","InputPath":"$.x","End":true})"),
            R"([{"x":1},{}])");

        QCOMPARE(execution.output(), std::string("[1]"));
    }

    void aWriterIsAskedToWrite()
    {
        tests::Execution execution(tests::compileText(mapWith(
            R"("ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b","Prefix":"p"}},)")));
        execution.start(tests::json("[1]"));
        const execution::TaskRequest request = execution.machine().pending().front();

        execution.answer(execution::TaskSucceeded{request.id, "written", {}});

        QVERIFY(request.kind == RequestKind::WriteResults);
        const core::Value* results = request.parameters.find("Results");
        QCOMPARE(results->size(), std::size_t(1));
        QCOMPARE(*results->items()[0].find("Output"), core::Value("1"));
        QCOMPARE(*request.parameters.find("IsLast"), core::Value(true));
        QVERIFY(request.parameters.find("MapRunArn")
                    ->string()
                    .starts_with("arn:aws:states:us-east-1:111111111111:mapRun:StateMachine/Run:"));
        QCOMPARE(execution.output(), std::string("\"written\""));
    }

    void itemsMayComeInPieces()
    {
        tests::Execution execution(tests::compileText(mapWith(reader)));
        execution.start(tests::json(R"({"key":"k","most":9})"));
        execution.answer(
            execution::ItemsRead{execution.machine().pending().front().id, tests::json("[1,2]"), true, "S3://b/k"});

        const execution::TaskRequest request = execution.machine().pending().front();
        QVERIFY(request.kind == RequestKind::ReadItems);
        QCOMPARE(request.parameters.find("Offset")->integer(), std::int64_t(2));
        execution.answer(execution::ItemsRead{request.id, tests::json("[3]"), false, "S3://b/k"});

        QCOMPARE(execution.output(), std::string("[1,2,3]"));
    }

    void aBatchWaitsForTheNextPiece()
    {
        tests::Execution execution(
            tests::compileText(mapWith(std::string(reader) + R"("ItemBatcher":{"MaxItemsPerBatch":2},)"
                + R"("ItemSelector":{"i.$":"$$.Map.Item.Index","s.$":"$$.Map.Item.Source"},)")));
        execution.start(tests::json(R"({"key":"k","most":9})"));
        execution.answer(
            execution::ItemsRead{execution.machine().pending().front().id, tests::json("[1,2,3]"), true, "a"});
        execution.answer(
            execution::ItemsRead{execution.machine().pending().front().id, tests::json("[4]"), false, "b"});

        QCOMPARE(execution.output(),
            std::string(R"([{"Items":[{"i":0,"s":"a"},{"i":1,"s":"a"}]},)"
                        R"({"Items":[{"i":2,"s":"a"},{"i":3,"s":"b"}]}])"));
    }

    void theWriterGetsWhatItsTransformationSays_data()
    {
        QTest::addColumn<std::string>("config");
        QTest::addColumn<std::string>("results");
        QTest::newRow("compact") << std::string(R"({"OutputType":"JSON","Transformation":"COMPACT"})")
                                 << std::string("[[1],[2,3]]");
        QTest::newRow("flatten") << std::string(R"({"OutputType":"JSONL","Transformation":"FLATTEN"})")
                                 << std::string("[1,2,3]");
    }

    void theWriterGetsWhatItsTransformationSays()
    {
        QFETCH(std::string, config);
        QFETCH(std::string, results);
        tests::Execution exported(tests::compileText(mapWith(
            R"("ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b"},"WriterConfig":)"
            + config + "},")));
        const auto kept = tests::execute(mapWith(R"("ResultWriter":{"WriterConfig":)" + config + "},"), "[[1],[2,3]]");

        exported.start(tests::json("[[1],[2,3]]"));

        QCOMPARE(core::toJson(*exported.machine().pending().front().parameters.find("Results")), results);
        QCOMPARE(kept.output(), results);
    }

    void failuresAreExportedEvenWhereTheRunFails()
    {
        tests::Execution execution(tests::compileText(
            mapWith(R"("ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b"}},)",
                failsOnTwo)));
        execution.start(tests::json("[1,2,3]"));
        const execution::TaskRequest request = execution.machine().pending().front();
        const core::Value* failures = request.parameters.find("Failures");
        QCOMPARE(failures->size(), std::size_t(1));
        QCOMPARE(*failures->items()[0].find("Error"), core::Value("Two"));

        execution.answer(execution::TaskSucceeded{request.id, core::Value::object(), {}});

        QCOMPARE(*execution.machine().error(), std::string("States.ExceedToleratedFailureThreshold"));
    }

    void childrenHaveHistoriesOfTheirOwn()
    {
        execution::Machine machine(tests::compileText(mapWith(R"("ToleratedFailureCount":1,)", failsOnTwo)));
        execution::History history;
        history.keepChildren();
        machine.start(tests::json("[1,2]"), execution::virtualStart, history);

        machine.run(execution::virtualStart, history);

        QCOMPARE(history.children().size(), std::size_t(2));
        const core::Value failed = execution::toValue(history.children()[1], machine.program());
        std::string links;
        for (const core::Value& event : failed.find("events")->items())
            links += std::string(event.find("type")->string()) + " <- " + core::toJson(*event.find("previousEventId"))
                + "; ";
        QCOMPARE(links,
            std::string("ExecutionStarted <- 0; ChoiceStateEntered <- 0; ChoiceStateExited <- 2; "
                        "FailStateEntered <- 3; ExecutionFailed <- 4; "));
        QVERIFY(history.children()[1].executionArn.find(":execution:StateMachine/Run:") != std::string::npos);
        QVERIFY(history.events().back().type == execution::EventType::ExecutionSucceeded);
    }

    void aChildHasItsOwnLimitOfEvents()
    {
        const auto execution = tests::execute(
            mapWith(R"("ToleratedFailureCount":1,)", R"({"Type":"Pass","Next":"J"},"J":{"Type":"Pass","Next":"I"})"),
            "[1]");

        QCOMPARE(execution.output(), std::string("[]"));
        QVERIFY(execution.machine().transitionCount() < 12'600U);
    }

    void childrenDoNotSeeTheParentsVariables()
    {
        const auto execution = tests::execute(R"({"StartAt":"A","States":{
            "A":{"Type":"Pass","Assign":{"v":1},"Next":"M"},
            "M":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                "StartAt":"I","States":{"I":{"Type":"Pass","Parameters":{"v.$":"$v"},"End":true}}},"End":true}}})",
            "[1]");

        QCOMPARE(*execution.machine().error(), std::string("States.ExceedToleratedFailureThreshold"));
    }

    void childrenSeeTheirOwnExecution()
    {
        const auto execution = tests::execute(
            mapWith("", R"({"Type":"Pass","Parameters":{"of.$":"$$.Execution.Input","in.$":"$$.StateMachine.Name",
                "id.$":"$$.Execution.Id","name.$":"$$.Execution.Name"},"End":true})"),
            R"(["a","b"])");

        const core::Value first = execution.machine().output().items()[0];
        QCOMPARE(core::toJson(*first.find("of")), std::string("\"a\""));
        QCOMPARE(core::toJson(*first.find("in")), std::string("\"StateMachine/Run\""));
        QCOMPARE(std::string(first.find("id")->string()),
            "arn:aws:states:us-east-1:111111111111:execution:StateMachine/Run:"
                + std::string(first.find("name")->string()));
        QVERIFY(*first.find("name") != *execution.machine().output().items()[1].find("name"));
    }

    void thousandsOfFailingChildrenCostNoHostStack()
    {
        std::string items = "[0";
        for (int item = 1; item < 20'000; ++item)
            items += ",0";
        const auto execution
            = tests::execute(mapWith(R"("ToleratedFailurePercentage":100,)", R"({"Type":"Fail"})"), items + "]");

        QCOMPARE(execution.output(), std::string("[]"));
        QCOMPARE(execution.machine().transitionCount(), 20'001U);
    }
};

QTEST_GUILESS_MAIN(MapRunTest)
#include "tst_map_run.moc"
