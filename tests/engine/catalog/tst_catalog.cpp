#include <QTest>

#include <algorithm>
#include <string>

#include "catalog/error_names.h"
#include "catalog/resource.h"
#include "catalog/service.h"

using namespace statelight;
using catalog::Pattern;
using catalog::Resource;

class CatalogTest : public QObject {
    Q_OBJECT

private slots:
    void anArnIsTakenApart_data()
    {
        QTest::addColumn<QString>("arn");
        QTest::addColumn<QString>("parts");
        const auto row = [](const char* arn, const char* parts) { QTest::newRow(arn) << arn << parts; };
        row("arn:aws:states:::lambda:invoke", "3 lambda invoke  0");
        row("arn:${AWS::Partition}:states:::dynamodb:updateItem", "3 dynamodb updateItem  0");
        row("arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken", "3 sqs sendMessage  3");
        row("arn:aws:states:::states:startExecution.sync:2", "3 states startExecution  2");
        row("arn:aws:states:::glue:startJobRun.sync", "3 glue startJobRun  1");
        row("arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken", "4 dynamodb putItem  3");
        row("arn:aws:states:us-east-1:1:aws-sdk:s3:getObject", "4 s3 getObject  0");
        row("arn:aws:states:us-east-1:111111111111:activity:pack", "2 activity  pack 0");
        row("arn:aws:lambda:us-east-1:111111111111:function:charge:$LATEST", "1 lambda  charge 0");
        row("arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}", "1 lambda  ${Name} 0");
        row("arn:aws:states:::lambda", "0    0");
        row("arn:aws:states:::aws-sdk:s3", "0    0");
        row("arn:aws:s3:::bucket", "0    0");
        row("${Function}", "0    0");
        row("arn:${unclosed:states:::lambda:invoke", "0    0");
        row("", "0    0");
    }

    void anArnIsTakenApart()
    {
        QFETCH(const QString, arn);
        QFETCH(const QString, parts);

        const Resource found = catalog::parseResource(arn.toStdString());

        const std::string text = std::to_string(static_cast<int>(found.kind)) + ' ' + found.service + ' ' + found.action
            + ' ' + found.name + ' ' + std::to_string(static_cast<int>(found.pattern));
        QCOMPARE(QString::fromStdString(text), parts);
    }

    void everyOfferedActionIsReadBackFromItsArn()
    {
        int actions = 0;
        for (const auto& service : catalog::services()) {
            for (const auto& action : service.actions) {
                const auto found = catalog::parseResource(catalog::arnOf(service, action, Pattern::RequestResponse));
                QCOMPARE(found.service, std::string(service.id));
                QCOMPARE(found.action, std::string(action.name));
                QVERIFY(catalog::isOffered(found));
                ++actions;
            }
        }
        QVERIFY(actions > 50);
    }

    void onlyWhatAnIntegrationHasIsOffered()
    {
        const auto isOffered = [](const char* arn) { return catalog::isOffered(catalog::parseResource(arn)); };

        QVERIFY(!isOffered("arn:aws:states:::dynamodb:query"));
        QVERIFY(!isOffered("arn:aws:states:::dynamodb:getItem.sync"));
        QVERIFY(!isOffered("arn:aws:states:::lambda:invoke.sync"));
        QVERIFY(!isOffered("arn:aws:states:::nowhere:invoke"));
        QVERIFY(isOffered("arn:aws:states:::ecs:runTask.sync"));
        QVERIFY(isOffered("arn:aws:states:::states:startExecution.sync:2"));
        QVERIFY(!isOffered("arn:aws:states:::ecs:runTask.sync:2"));
    }

    void actionsHaveTitlesForPeople()
    {
        QCOMPARE(catalog::actionTitle("updateItem"), std::string("Update item"));
        QCOMPARE(catalog::actionTitle("invoke"), std::string("Invoke"));
        QCOMPARE(catalog::actionTitle("listObjectsV2"), std::string("List objects V2"));
        QCOMPARE(catalog::actionTitle("describeDBInstances"), std::string("Describe DB instances"));
    }

    void namesThatTheLanguageReservesAreKnown()
    {
        QCOMPARE(catalog::errorNames().front().name, std::string_view("States.ALL"));
        QVERIFY(catalog::isLegalErrorName("States.Timeout"));
        QVERIFY(catalog::isLegalErrorName("States.Http.StatusCode.404"));
        QVERIFY(catalog::isLegalErrorName("State.ALL"));
        QVERIFY(!catalog::isLegalErrorName("States.Nonsense"));
    }
};

QTEST_APPLESS_MAIN(CatalogTest)
#include "tst_catalog.moc"
