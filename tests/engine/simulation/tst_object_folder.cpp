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
    void readsALongObjectPieceByPiece();
    void unpacksGzip();
    void loadsAndFlattens();
    void readsAnInventory();
    void whatCantBeReadIsTold_data();
    void whatCantBeReadIsTold();
    void splitsResultsIntoFiles();
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

    QCOMPARE(core::toJson(std::get<execution::ItemsRead>(answer).items), std::string("[1,2]"));
    QCOMPARE(std::get<execution::ItemsRead>(answer).source, std::string("S3://bucket/a/b.json"));
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

    const auto& items = std::get<execution::ItemsRead>(answer).items;
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

    const auto tooLong = ask(execution::RequestKind::ReadItems,
        R"({"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": ")" + std::string(300, 'b')
            + "\"}}");
    QVERIFY(std::get<execution::TaskFailed>(tooLong).cause->ends_with("can't be read: File name too long"));
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

void ObjectFolderTest::readsALongObjectPieceByPiece()
{
    QByteArray csv = "n,text\n";
    for (int row = 0; row < 12'000; ++row)
        csv += QByteArray::number(row) + ",\"two\nlines\"\n";
    put("bucket/long.csv", csv.constData());
    execution::TaskRequest request;
    request.kind = execution::RequestKind::ReadItems;
    const auto at = [&](int offset) {
        request.parameters = core::parseJson(R"({"Resource": "arn:aws:states:::s3:getObject", "MapRunArn": "run",
            "Parameters": {"Bucket": "bucket", "Key": "long.csv"}, "ReaderConfig": {"InputType": "CSV",
            "CSVHeaderLocation": "FIRST_ROW", "MaxItems": 11000}, "Offset": )"
            + std::to_string(offset) + "}")
                                 .value();
        return request;
    };
    simulation::ObjectFolder folder(m_folder->path().toStdString());

    const auto first = std::get<execution::ItemsRead>(folder.answerTo(at(0), *m_program).value().value());
    const auto second = std::get<execution::ItemsRead>(folder.answerTo(at(5000), *m_program).value().value());
    const auto third = std::get<execution::ItemsRead>(folder.answerTo(at(10'000), *m_program).value().value());
    const auto again = std::get<execution::ItemsRead>(folder.answerTo(at(5000), *m_program).value().value());

    QCOMPARE(first.items.size(), std::size_t(5000));
    QVERIFY(first.hasMore && second.hasMore && !third.hasMore);
    QCOMPARE(third.items.size(), std::size_t(1000));
    QCOMPARE(core::toJson(second.items.items()[0]), std::string("{\"n\":\"5000\",\"text\":\"two\\nlines\"}"));
    QVERIFY(again.items == second.items);
}

void ObjectFolderTest::unpacksGzip()
{
    // [1,2,3] as gzip has it
    QVERIFY(QDir().mkpath(m_folder->filePath("bucket")));
    QFile file(m_folder->filePath("bucket/packed.json.gz"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromHex("1f8b08000000000002038b36d431d2318e0500e9b36dfd07000000"));
    file.close();

    const auto answer = ask(execution::RequestKind::ReadItems, R"({"Resource": "arn:aws:states:::s3:getObject",
        "Parameters": {"Bucket": "bucket", "Key": "packed.json.gz"}, "ReaderConfig": {"InputType": "JSON"}})");

    QCOMPARE(core::toJson(std::get<execution::ItemsRead>(answer).items), std::string("[1,2,3]"));
}

void ObjectFolderTest::loadsAndFlattens()
{
    put("bucket/in/a.jsonl", "1\n2\n");
    put("bucket/in/b.jsonl", "3\n");
    execution::TaskRequest request;
    request.kind = execution::RequestKind::ReadItems;
    const auto at = [&](int offset) {
        request.parameters = core::parseJson(R"({"Resource": "arn:aws:states:::s3:listObjectsV2", "MapRunArn": "run",
            "Parameters": {"Bucket": "bucket", "Prefix": "in/"}, "ReaderConfig": {"InputType": "JSONL",
            "Transformation": "LOAD_AND_FLATTEN"}, "Offset": )"
            + std::to_string(offset) + "}")
                                 .value();
        return request;
    };
    simulation::ObjectFolder folder(m_folder->path().toStdString());

    const auto first = std::get<execution::ItemsRead>(folder.answerTo(at(0), *m_program).value().value());
    const auto second = std::get<execution::ItemsRead>(folder.answerTo(at(2), *m_program).value().value());

    QCOMPARE(core::toJson(first.items), std::string("[1,2]"));
    QCOMPARE(first.source, std::string("S3://bucket/in/a.jsonl"));
    QVERIFY(first.hasMore);
    QCOMPARE(core::toJson(second.items), std::string("[3]"));
    QCOMPARE(second.source, std::string("S3://bucket/in/b.jsonl"));
}

void ObjectFolderTest::readsAnInventory()
{
    put("lists/inventory/manifest.json", R"({"sourceBucket": "source", "destinationBucket": "arn:aws:s3:::data",
        "fileFormat": "CSV", "fileSchema": "Bucket, Key, Size",
        "files": [{"key": "one.csv", "size": 1}, {"key": "two.csv", "size": 1}]})");
    put("data/one.csv", "\"source\",\"a b\",\"1\"\n");
    put("data/two.csv", "\"source\",\"c\",\"2\"\n");

    const auto answer = ask(execution::RequestKind::ReadItems, R"({"Resource": "arn:aws:states:::s3:getObject",
        "Parameters": {"Bucket": "lists", "Key": "inventory/manifest.json"}, "MapRunArn": "r",
        "ReaderConfig": {"InputType": "MANIFEST"}})");

    QCOMPARE(core::toJson(std::get<execution::ItemsRead>(answer).items),
        std::string(R"([{"Bucket":"source","Key":"a b","Size":"1"}])"));
    QVERIFY(std::get<execution::ItemsRead>(answer).hasMore);
}

void ObjectFolderTest::whatCantBeReadIsTold_data()
{
    QTest::addColumn<std::string>("config");

    QTest::newRow("Parquet") << std::string(R"({"InputType": "PARQUET"})");
    QTest::newRow("Athena") << std::string(R"({"InputType": "CSV", "ManifestType": "ATHENA_DATA"})");
}

void ObjectFolderTest::whatCantBeReadIsTold()
{
    QFETCH(std::string, config);
    put("bucket/a", "PAR1");

    const auto answer = ask(execution::RequestKind::ReadItems,
        R"({"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "bucket", "Key": "a"},
        "ReaderConfig": )"
            + config + "}");

    QVERIFY(std::get<execution::TaskFailed>(answer).cause->find("not supported offline") != std::string::npos);
}

void ObjectFolderTest::splitsResultsIntoFiles()
{
    simulation::ObjectFolder folder(m_folder->path().toStdString(), 20);
    execution::TaskRequest request;
    request.kind = execution::RequestKind::WriteResults;
    const auto write = [&](const char* results, const char* failures, const char* isLast) {
        request.parameters = core::parseJson(std::string(R"({"Parameters": {"Bucket": "bucket", "Prefix": "out"},
            "WriterConfig": {"OutputType": "JSONL"}, "MapRunArn": "arn:run:42", "Results": )")
            + results + R"(, "Failures": )" + failures + R"(, "IsLast": )" + isLast + "}")
                                 .value();
        return folder.answerTo(request, *m_program).value().value();
    };

    (void)write(R"(["12345678", "12345678"])", "[]", "false");
    (void)write(R"(["12345678"])", R"([{"Status": "FAILED"}])", "true");

    const auto read = [&](const char* name) {
        return storage::readFile(m_folder->filePath("bucket/out/42/" + QString(name)).toStdString()).value_or("none");
    };
    QCOMPARE(read("SUCCEEDED_0.jsonl"), std::string("\"12345678\"\n"));
    QCOMPARE(read("SUCCEEDED_2.jsonl"), std::string("\"12345678\"\n"));
    QCOMPARE(read("FAILED_0.jsonl"), std::string("{\"Status\":\"FAILED\"}\n"));
    QCOMPARE(read("manifest.json"),
        std::string(R"({"DestinationBucket":"bucket","MapRunArn":"arn:run:42","ResultFiles":{)"
                    R"("FAILED":[{"Key":"out/42/FAILED_0.jsonl","Size":20}],"PENDING":[],"SUCCEEDED":[)"
                    R"({"Key":"out/42/SUCCEEDED_0.jsonl","Size":11},{"Key":"out/42/SUCCEEDED_1.jsonl","Size":11},)"
                    R"({"Key":"out/42/SUCCEEDED_2.jsonl","Size":11}]}})"));
}

void ObjectFolderTest::leavesTasksToOthers()
{
    simulation::ObjectFolder folder(m_folder->path().toStdString());

    const auto reply = folder.answerTo({}, *m_program);

    QVERIFY(reply && !*reply);
}

QTEST_GUILESS_MAIN(ObjectFolderTest)
#include "tst_object_folder.moc"
