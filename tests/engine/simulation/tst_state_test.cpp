#include <QTest>

#include "core/json.h"
#include "document/snapshot.h"
#include "simulation/state_test.h"

using namespace statelight;
using core::Value;

/// The answers to TestState calls; the expectations are the rules of asl.md, section 12.
class StateTestTest : public QObject {
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void aBrokenRequestIsRefused_data();
    void aBrokenRequestIsRefused();
    void theContextHasTheNameOfTheTest();
    void aMockKeepsItsWhiteSpace();
    void anHttpTaskTellsItsRequest();

private:
    static Value answerTo(const std::string& request);
};

Value StateTestTest::answerTo(const std::string& json)
{
    const auto request = simulation::readStateTestRequest(core::parseJson(json).value());
    if (!request) {
        return simulation::errorAnswer(request.error());
    }
    const auto text = simulation::machineText(*request);
    if (!text) {
        return simulation::errorAnswer(text.error());
    }
    const auto snapshot = document::readSnapshot(std::make_shared<const std::string>(*text), source::Format::Json, 1);
    return simulation::testState(*request, snapshot->machine, snapshot->diagnostics);
}

void StateTestTest::answers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a Pass, inspected") << QByteArray(R"json({"inspectionLevel": "DEBUG", "input": "{\"a\":{\"b\":1}}",
        "definition": {"Type": "Pass", "InputPath": "$.a", "Parameters": {"c.$": "$.b"}, "ResultPath": "$.d",
        "Next": "Behind"}})json") << QByteArray(R"json({"output": "{\"a\":{\"b\":1},\"d\":{\"c\":1}}",
        "inspectionData": {"input": "{\"a\":{\"b\":1}}", "afterInputPath": "{\"b\":1}", "afterParameters": "{\"c\":1}",
        "afterResultSelector": "{\"c\":1}", "afterResultPath": "{\"a\":{\"b\":1},\"d\":{\"c\":1}}"},
        "nextState": "Behind", "status": "SUCCEEDED"})json");
    QTest::newRow("a Pass with a Result") << QByteArray(R"json({"inspectionLevel": "TRACE",
        "definition": {"Type": "Pass", "Result": 1, "InputPath": "$", "End": true}})json")
                                          << QByteArray(R"json({"output": "1", "inspectionData": {"input": "{}",
        "result": "1", "afterResultSelector": "1", "afterResultPath": "1"}, "status": "SUCCEEDED"})json");
    QTest::newRow("a Choice tells the way")
        << QByteArray(R"json({"input": "{\"n\":5}", "definition": {"Type": "Choice",
        "Choices": [{"Variable": "$.n", "NumericGreaterThan": 4, "Next": "Many"}], "Default": "Few"}})json")
        << QByteArray(R"json({"output": "{\"n\":5}", "nextState": "Many", "status": "SUCCEEDED"})json");
    QTest::newRow("a Fail") << QByteArray(
        R"json({"definition": {"Type": "Fail", "Error": "Broken", "Cause": "on purpose"}})json")
                            << QByteArray(R"json({"error": "Broken", "cause": "on purpose", "status": "FAILED"})json");
    QTest::newRow("a Wait takes no time")
        << QByteArray(R"json({"definition": {"Type": "Wait", "Seconds": 1000, "Next": "On"}})json")
        << QByteArray(R"json({"output": "{}", "nextState": "On", "status": "SUCCEEDED"})json");
    QTest::newRow("a state of a machine, variables") << QByteArray(R"json({"stateName": "B", "inspectionLevel": "DEBUG",
        "variables": "{\"v\":7}", "definition": {"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"v": 1},
        "Next": "B"}, "B": {"Type": "Succeed", "InputPath": "$v"}}}})json")
                                                     << QByteArray(R"json({"output": "7",
        "inspectionData": {"input": "{}", "variables": "{\"v\":7}", "afterInputPath": "7"}, "status": "SUCCEEDED"})json");
    const char* task = R"json("definition": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": "f"}, "TimeoutSeconds": 9,
        "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "MaxAttempts": 2}],
        "Catch": [{"ErrorEquals": ["Other"], "Next": "X"}, {"ErrorEquals": ["States.ALL"], "ResultPath": "$.e",
        "Next": "Rescue"}], "Next": "Done"}, "inspectionLevel": "DEBUG", )json";
    QTest::newRow("a mocked result") << QByteArray("{") + task
            + R"json("mock": {"result": "{\"StatusCode\":200}"}})json"
                                     << QByteArray(R"json({"output": "{\"StatusCode\":200}", "nextState": "Done",
        "inspectionData": {"input": "{}", "afterInputPath": "{}", "afterParameters": "{\"FunctionName\":\"f\"}",
        "result": "{\"StatusCode\":200}", "afterResultSelector": "{\"StatusCode\":200}",
        "afterResultPath": "{\"StatusCode\":200}"}, "status": "SUCCEEDED"})json");
    const char* failed = R"json("input": "{}", "afterInputPath": "{}", "afterParameters": "{\"FunctionName\":\"f\"}",
        "errorDetails": )json";
    QTest::newRow("retriable") << QByteArray("{") + task
            + R"json("stateConfiguration": {"retrierRetryCount": 1}, "mock": {"errorOutput": {"error": "Busy", "cause": "c"}}})json"
                               << QByteArray(R"json({"error": "Busy", "cause": "c", "status": "RETRIABLE",
        "inspectionData": {)json")
            + failed + R"json({"retryIndex": 0, "retryBackoffIntervalSeconds": 4}}})json";
    QTest::newRow("attempts used up, so it is caught") << QByteArray("{") + task
            + R"json("stateConfiguration": {"retrierRetryCount": 2}, "mock": {"errorOutput": {"error": "Busy", "cause": "c"}}})json"
                                                       << QByteArray(R"json({"error": "Busy", "cause": "c",
        "output": "{\"e\":{\"Error\":\"Busy\",\"Cause\":\"c\"}}", "nextState": "Rescue", "status": "CAUGHT_ERROR",
        "inspectionData": {)json")
            + failed + R"json({"catchIndex": 1}}})json";
    QTest::newRow("a mocked result of another shape")
        << QByteArray("{") + task + R"json("mock": {"result": "{\"StatusCode\":\"200\"}"}})json"
        << QByteArray(R"json({"Error": {"Code": "ValidationException",
        "Message": "Mock result schema validation error: Field 'StatusCode' must be a number"}})json");
    QTest::newRow("its shape doesn't matter")
        << QByteArray("{") + task
            + R"json("inspectionLevel": "INFO", "mock": {"result": "{\"StatusCode\":\"200\"}", "fieldValidationMode": "NONE"}})json"
        << QByteArray(R"json({"output": "{\"StatusCode\":\"200\"}", "nextState": "Done", "status": "SUCCEEDED"})json");
    const char* map = R"json("definition": {"Type": "Map", "ItemsPath": "$.items", "ToleratedFailureCount": 1,
        "ItemSelector": {"v.$": "$$.Map.Item.Value"}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED",
        "ExecutionType": "EXPRESS"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true},
        "inspectionLevel": "DEBUG", "input": "{\"items\":[1,2,3]}", "mock": {"result": "[4,5]"}, )json";
    QTest::newRow("a Map") << QByteArray("{") + map
            + R"json("stateConfiguration": {"mapIterationFailureCount": 1}})json"
                           << QByteArray(R"json({"output": "[4,5]", "status": "SUCCEEDED", "inspectionData":
        {"input": "{\"items\":[1,2,3]}", "afterInputPath": "{\"items\":[1,2,3]}", "afterItemsPath": "[1,2,3]",
        "maxConcurrency": 0, "toleratedFailureCount": 1, "afterItemSelector": "[{\"v\":1},{\"v\":2},{\"v\":3}]",
        "afterResultSelector": "[4,5]", "afterResultPath": "[4,5]"}})json");
    QTest::newRow("a Map over its tolerance") << QByteArray("{") + map
            + R"json("inspectionLevel": "INFO", "stateConfiguration": {"mapIterationFailureCount": 2}})json"
                                              << QByteArray(R"json({"error": "States.ExceedToleratedFailureThreshold",
        "cause": "The specified tolerated failure threshold was exceeded", "status": "FAILED"})json");
    QTest::newRow("more failures than items")
        << QByteArray("{") + map + R"json("stateConfiguration": {"mapIterationFailureCount": 4}})json"
        << QByteArray(R"json({"Error": {"Code": "ValidationException",
        "Message": "Map iteration failure count must be less than or equal to the number of Map iterations"}})json");
    QTest::newRow("a Parallel") << QByteArray(R"json({"mock": {"result": "[1,2]"}, "definition": {"Type": "Parallel",
        "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
        {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}], "ResultPath": "$.r", "End": true}})json")
                                << QByteArray(R"json({"output": "{\"r\":[1,2]}", "status": "SUCCEEDED"})json");
    QTest::newRow("what the reader would read") << QByteArray(R"json({"mock": {"result": "[]"},
        "stateConfiguration": {"mapItemReaderData": "a,b\n1,2\n"}, "inspectionLevel": "DEBUG", "definition":
        {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV",
        "CSVHeaderLocation": "FIRST_ROW"}, "Parameters": {"Bucket": "b", "Key": "k"}},
        "ItemBatcher": {"MaxItemsPerBatch": 5}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED",
        "ExecutionType": "EXPRESS"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}})json")
                                                << QByteArray(R"json({"output": "[]", "status": "SUCCEEDED",
        "inspectionData": {"input": "{}", "afterInputPath": "{}", "maxConcurrency": 0,
        "afterItemBatcher": "[{\"Items\":[{\"a\":\"1\",\"b\":\"2\"}]}]", "afterResultSelector": "[]",
        "afterResultPath": "[]"}})json");
}

void StateTestTest::answers()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, answer);

    const Value given = answerTo(request.toStdString());

    const Value expected = core::parseJson(answer.toStdString()).value();
    QVERIFY2(given == expected, core::toJson(given, 1).c_str());
}

void StateTestTest::aBrokenRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const QString invalid = "ValidationException";
    const QByteArray task
        = R"json("definition": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true})json";
    QTest::newRow("no definition") << QByteArray("{}") << ""
                                   << "definition";
    QTest::newRow("an empty name") << QByteArray(R"json({"definition": "{}", "stateName": ""})json") << ""
                                   << "stateName";
    QTest::newRow("no JSON") << QByteArray(R"json({"definition": "nonsense"})json") << "InvalidDefinition"
                             << "JSON";
    QTest::newRow("no state") << QByteArray(R"json({"definition": {"Type": "Strange"}})json") << "InvalidDefinition"
                              << "Type";
    QTest::newRow("no such state") << QByteArray(R"json({"stateName": "B", "definition": {"StartAt": "A",
        "States": {"A": {"Type": "Succeed"}}}})json")
                                   << invalid << "State not found in definition";
    QTest::newRow("an unknown level") << QByteArray(
        R"json({"definition": {"Type": "Succeed"}, "inspectionLevel": "ALL"})json")
                                      << invalid << "[INFO, DEBUG, TRACE]";
    QTest::newRow("a broken input") << QByteArray(R"json({"definition": {"Type": "Succeed"}, "input": "{"})json")
                                    << "InvalidExecutionInput"
                                    << "Input";
    QTest::newRow("a mocked Pass") << QByteArray(
        R"json({"definition": {"Type": "Pass", "End": true}, "mock": {"result": "1"}})json")
                                   << invalid << "State type 'Pass' is not supported when a mock is specified";
    QTest::newRow("a Task without a role")
        << QByteArray("{") + task + "}" << invalid << "RoleArn must be specified when testing a Task state";
    QTest::newRow("a Task without a mock")
        << QByteArray("{") + task + R"json(, "roleArn": "arn"})json" << invalid << "mock";
    QTest::newRow("both result and error")
        << QByteArray("{") + task + R"json(, "mock": {"result": "1", "errorOutput": {"error": "E"}}})json" << invalid
        << "only one of the following fields: [result, errorOutput]";
    QTest::newRow("a result that is no JSON") << QByteArray("{") + task + R"json(, "mock": {"result": "x"}})json"
                                              << invalid << "Mocked result must be valid JSON";
    QTest::newRow("a token without a callback")
        << QByteArray("{") + task + R"json(, "mock": {"result": "{}"}, "context": {"Task": {"Token": "t"}}})json"
        << invalid << "contains 'Task'";
    QTest::newRow("a Map in the context")
        << QByteArray("{") + task + R"json(, "mock": {"result": "{}"}, "context": {"Map": {}}})json" << invalid
        << "'Map' field is not supported";
    QTest::newRow("a number for an id") << QByteArray("{") + task
            + R"json(, "mock": {"result": "{}"}, "context": {"Execution": {"Id": 1}}})json"
                                        << invalid << "Execution.Id must be a string";
}

void StateTestTest::aBrokenRequestIsRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, code);
    QFETCH(QString, message);

    const Value answer = answerTo(request.toStdString());

    const Value* error = answer.find("Error");
    QVERIFY(error);
    const Value* told = error->find("Code");
    QCOMPARE(told ? QString::fromStdString(std::string(told->string())) : QString(), code);
    const QString text = QString::fromStdString(std::string(error->find("Message")->string()));
    QVERIFY2(text.contains(message), qPrintable(text));
}

void StateTestTest::theContextHasTheNameOfTheTest()
{
    const Value answer = answerTo(R"json({"stateName": "Inner", "input": "5", "definition": {"StartAt": "M",
        "States": {"M": {"Type": "Map", "ItemProcessor": {"StartAt": "Inner", "States": {"Inner": {"Type": "Pass",
        "Parameters": {"name.$": "$$.State.Name", "role.$": "$$.Execution.RoleArn", "item.$": "$$.Map.Item"},
        "End": true}}}, "End": true}}}})json");

    QCOMPARE(QString::fromStdString(std::string(answer.find("output")->string())),
        QString(R"json({"name":"StateName","role":null,"item":{"Index":0,"Value":5}})json"));
}

void StateTestTest::aMockKeepsItsWhiteSpace()
{
    const Value answer = answerTo(R"json({"definition": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "End": true}, "mock": {"result": "[{\"a\": 1}, 2]"}})json");

    QCOMPARE(QString::fromStdString(std::string(answer.find("output")->string())), QString(R"json([{"a": 1}, 2])json"));
}

void StateTestTest::anHttpTaskTellsItsRequest()
{
    const Value answer = answerTo(R"json({"inspectionLevel": "TRACE", "definition": {"Type": "Task",
        "Resource": "arn:aws:states:::http:invoke", "Parameters": {"ApiEndpoint": "https://example.com/a",
        "Method": "POST", "QueryParameters": {"q": ["a b", 2]}, "RequestBody": {"x": 1},
        "InvocationConfig": {"ConnectionArn": "arn:aws:events:us-east-1:111111111111:connection/c/1"}}, "End": true},
        "mock": {"result": "{}"}})json");

    const Value* request = answer.find("inspectionData")->find("request");
    QVERIFY(request);
    QCOMPARE(request->find("url")->string(), std::string_view("https://example.com/a?q=a%20b&q=2"));
    QCOMPARE(request->find("protocol")->string(), std::string_view("https"));
    QCOMPARE(request->find("body")->string(), std::string_view("{\"x\":1}"));
}

QTEST_GUILESS_MAIN(StateTestTest)
#include "tst_state_test.moc"
