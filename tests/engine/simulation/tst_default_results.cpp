#include <QTest>

#include "core/json.h"
#include "simulation/default_results.h"

using namespace statelight;

class DefaultResultsTest : public QObject {
    Q_OBJECT

private slots:
    void hasTheShapeOfTheIntegration_data();
    void hasTheShapeOfTheIntegration();
    void endedExecutionsTellTheirInput();
};

void DefaultResultsTest::hasTheShapeOfTheIntegration_data()
{
    QTest::addColumn<std::string>("resource");
    QTest::addColumn<std::string>("parameters");
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<std::string>("one");

    const auto row = [](const char* resource, const char* parameters, const QStringList& members, const char* one) {
        QTest::newRow(resource) << "arn:aws:states:::" + std::string(resource) << std::string(parameters) << members
                                << std::string(one);
    };
    const QStringList metadata{"SdkHttpMetadata", "SdkResponseMetadata"};
    row("lambda:invoke", R"({"Payload": {"a": 1}})", QStringList{"ExecutedVersion", "Payload", "StatusCode"} + metadata,
        R"("Payload":{"a":1})");
    row("sqs:sendMessage", "{}", QStringList{"MD5OfMessageBody", "MessageId"} + metadata, "MessageId");
    row("sns:publish", "{}", QStringList{"MessageId"} + metadata, "MessageId");
    row("events:putEvents", R"({"Entries": [{}, {}]})", {"Entries", "FailedEntryCount"}, R"("FailedEntryCount":0)");
    row("dynamodb:getItem", R"({"Key": {"id": {"S": "1"}}})", QStringList{"Item"} + metadata,
        R"("Item":{"id":{"S":"1"}})");
    row("dynamodb:putItem", "{}", metadata, "SdkHttpMetadata");
    row("states:startExecution", R"({"StateMachineArn": "arn:aws:states:us-east-1:1:stateMachine:M"})",
        QStringList{"ExecutionArn", "StartDate"} + metadata, "arn:aws:states:us-east-1:1:execution:M:");
    row("ecs:runTask", "{}", QStringList{"Failures", "Tasks"} + metadata, R"("Tasks":[])");
    row("http:invoke", "{}", {"Headers", "ResponseBody", "StatusCode", "StatusText"}, R"("StatusCode":200)");
    row("bedrock:invokeModel", "{}", {"Body", "ContentType"}, "application/json");
    row("aws-sdk:dynamodb:putItem", "{}", {}, "{}");
    row("sqs:sendMessage.waitForTaskToken", "{}", {}, "{}");
    row("ecs:runTask.sync", "{}", {}, "{}");
}

void DefaultResultsTest::hasTheShapeOfTheIntegration()
{
    QFETCH(std::string, resource);
    QFETCH(std::string, parameters);
    QFETCH(QStringList, members);
    QFETCH(std::string, one);

    const auto result
        = simulation::defaultResult(execution::parseResource(resource), core::parseJson(parameters).value());

    QStringList names;
    for (const auto& member : result.members())
        names << QString::fromStdString(member.key.string());
    QCOMPARE(names, members);
    QVERIFY2(core::toJson(result).find(one) != std::string::npos, core::toJson(result).c_str());
}

void DefaultResultsTest::endedExecutionsTellTheirInput()
{
    const auto parameters = core::parseJson(R"({"StateMachineArn": "a:stateMachine:M", "Input": {"a": 1}})").value();

    const auto asText = simulation::defaultResult(
        execution::parseResource("arn:aws:states:::states:startExecution.sync"), parameters);
    const auto asValue = simulation::defaultResult(
        execution::parseResource("arn:aws:states:::states:startExecution.sync:2"), parameters);

    QCOMPARE(asText.find("Input")->string(), std::string_view(R"({"a":1})"));
    QVERIFY(*asValue.find("Input") == *parameters.find("Input"));
    QCOMPARE(asText.find("Status")->string(), std::string_view("SUCCEEDED"));
}

QTEST_GUILESS_MAIN(DefaultResultsTest)
#include "tst_default_results.moc"
