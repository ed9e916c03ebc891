#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "compiled.h"
#include "core/json.h"
#include "simulation/object_folder.h"
#include "storage/read_file.h"
#include "storage/write_file.h"

using namespace statelight;

class ObjectFolderTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsTheItemsOfAnObject();
    void aMissingObjectFailsTheReader();
    void keysStayInTheFolder_data();
    void keysStayInTheFolder();
    void listsByPrefixInOrder();
    void aMissingBucketFailsTheReader();
    void writesResultsAndTellsWhere();
    void leavesTasksToOthers();

private:
    execution::Answer ask(execution::RequestKind kind, std::string_view parameters);
    void put(const QString& name, std::string_view text);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<const execution::Program> m_program
        = tests::compiled(R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})");
};

void ObjectFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ObjectFolderTest::put(const QString& name, std::string_view text)
{
    const QFileInfo file(m_folder->filePath(name));
    QVERIFY(QDir().mkpath(file.path()));
    QVERIFY(storage::writeFile(file.filePath().toStdString(), text));
}

execution::Answer ObjectFolderTest::ask(execution::RequestKind kind, std::string_view parameters)
{
    execution::TaskRequest request;
    request.id = 3;
    request.kind = kind;
    request.parameters = core::parseJson(parameters).value();
    simulation::ObjectFolder folder(m_folder->path().toStdString());
    return folder.answerTo(request, *m_program).value().value();
}

void ObjectFolderTest::readsTheItemsOfAnObject()
{
    put("bucket/a/b.json", "[1,2]");

    const auto answer = ask(execution::RequestKind::ReadItems, R"({"Resource": "arn:aws:states:::s3:getObject",
        "Parameters": {"Bucket": "bucket", "Key": "a/b.json"}, "ReaderConfig": {"InputType": "JSON"}})");

    QCOMPARE(core::toJson(std::get<execution::TaskSucceeded>(answer).result), std::string("[1,2]"));
}

void ObjectFolderTest::aMissingObjectFailsTheReader()
{
    const auto answer = ask(execution::RequestKind::ReadItems, R"({"Resource": "arn:aws:states:::s3:getObject",
        "Parameters": {"Bucket": "bucket", "Key": "a"}, "ReaderConfig": {"InputType": "JSON"}})");

    QCOMPARE(*std::get<execution::TaskFailed>(answer).error, std::string("States.ItemReaderFailed"));
}

void ObjectFolderTest::keysStayInTheFolder_data()
{
    QTest::addColumn<std::string>("bucket");
    QTest::addColumn<std::string>("key");

    QTest::newRow("up") << std::string("bucket") << std::string("../../secret.json");
    QTest::newRow("bucket up") << std::string("..") << std::string("secret.json");
    QTest::newRow("absolute") << std::string("bucket") << std::string("/etc/passwd");
    QTest::newRow("no bucket") << std::string() << std::string("secret.json");
}

void ObjectFolderTest::keysStayInTheFolder()
{
    QFETCH(std::string, bucket);
    QFETCH(std::string, key);
    put("secret.json", "[\"secret\"]");
    const QString inner = m_folder->filePath("s3");
    QVERIFY(QDir().mkpath(inner + "/bucket"));
    execution::TaskRequest request;
    request.kind = execution::RequestKind::ReadItems;
    request.parameters = core::Value::object({{"Resource", "arn:aws:states:::s3:getObject"},
        {"Parameters", core::Value::object({{"Bucket", bucket}, {"Key", key}})},
        {"ReaderConfig", core::Value::object({{"InputType", "JSON"}})}});
    simulation::ObjectFolder folder(inner.toStdString());

    const auto answer = folder.answerTo(request, *m_program).value().value();

    QVERIFY(std::holds_alternative<execution::TaskFailed>(answer));
}

void ObjectFolderTest::listsByPrefixInOrder()
{
    for (const char* name : {"bucket/in/b.json", "bucket/in/a.json", "bucket/in/deep/c.json", "bucket/out/d.json"})
        put(name, "12345");

    const auto answer = ask(execution::RequestKind::ReadItems, R"({"Resource": "arn:aws:states:::s3:listObjectsV2",
        "Parameters": {"Bucket": "bucket", "Prefix": "in/"}, "ReaderConfig": {"MaxItems": 2}})");

    const auto& items = std::get<execution::TaskSucceeded>(answer).result;
    QCOMPARE(items.size(), std::size_t(2));
    QCOMPARE(items.items()[0].find("Key")->string(), std::string_view("in/a.json"));
    QCOMPARE(items.items()[1].find("Key")->string(), std::string_view("in/b.json"));
    QCOMPARE(items.items()[0].find("Size")->integer(), std::int64_t(5));
    QVERIFY(items.items()[0].find("LastModified")->isInteger());
}

void ObjectFolderTest::aMissingBucketFailsTheReader()
{
    const auto answer = ask(execution::RequestKind::ReadItems,
        R"({"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "none"}})");

    QCOMPARE(*std::get<execution::TaskFailed>(answer).cause, std::string("The specified bucket does not exist"));
}

void ObjectFolderTest::writesResultsAndTellsWhere()
{
    const auto answer = ask(execution::RequestKind::WriteResults, R"({"Resource": "arn:aws:states:::s3:putObject",
        "Parameters": {"Bucket": "bucket", "Prefix": "out"}, "MapRunArn": "arn:run:42", "Results": [{"a": 1}]})");

    QCOMPARE(core::toJson(std::get<execution::TaskSucceeded>(answer).result),
        std::string(
            R"({"MapRunArn":"arn:run:42","ResultWriterDetails":{"Bucket":"bucket","Key":"out/42/manifest.json"}})"));
    const auto data = storage::readFile(m_folder->filePath("bucket/out/42/SUCCEEDED_0.json").toStdString());
    QVERIFY(data);
    QCOMPARE(*data, std::string(R"([{"a":1}])"));
}

void ObjectFolderTest::leavesTasksToOthers()
{
    simulation::ObjectFolder folder(m_folder->path().toStdString());

    const auto reply = folder.answerTo({}, *m_program);

    QVERIFY(reply && !*reply);
}

QTEST_GUILESS_MAIN(ObjectFolderTest)
#include "tst_object_folder.moc"
