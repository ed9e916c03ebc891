#include <QTest>

#include "core/json.h"
#include "simulation/item_reader.h"

using namespace statelight;

class ItemReaderTest : public QObject {
    Q_OBJECT

private slots:
    void readsItems_data();
    void readsItems();
    void tellsWhatItCannotRead_data();
    void tellsWhatItCannotRead();
};

void ItemReaderTest::readsItems_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("config");
    QTest::addColumn<std::string>("items");
    const auto row = [](const char* name, const char* text, const char* config, const char* items) {
        QTest::newRow(name) << std::string(text) << std::string(config) << std::string(items);
    };
    const char* csv = R"({"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"})";

    row("an array", "[1,2,3]", R"({"InputType": "JSON"})", "[1,2,3]");
    row("a byte order mark", "\xef\xbb\xbf[1]", R"({"InputType": "JSON"})", "[1]");
    row("the first items", "[1,2,3]", R"({"InputType": "JSON", "MaxItems": 2})", "[1,2]");
    row("no limit", "[1,2,3]", R"({"InputType": "JSON", "MaxItems": 0})", "[1,2,3]");
    row("at a pointer", R"({"a": [{"b/c": [1]}]})", R"({"InputType": "JSON", "ItemsPointer": "/a/0/b~1c"})", "[1]");
    row("lines", "{\"a\":1}\n\n{\"a\":2}\n", R"({"InputType": "JSONL"})", R"([{"a":1},{"a":2}])");
    row("the first lines", "1\n2\n3", R"({"InputType": "JSONL", "MaxItems": 2})", "[1,2]");
    row("headers in the first row", "a,b\n1,2\r\n3,4\n", csv, R"([{"a":"1","b":"2"},{"a":"3","b":"4"}])");
    row("given headers", "1,2\n", R"({"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["x", "y"]})",
        R"([{"x":"1","y":"2"}])");
    row("short and long rows", "a,b\n1\n1,2,3\n", csv, R"([{"a":"1","b":""},{"a":"1","b":"2"}])");
    row("empty lines are no rows", "a\n\n1\n\n", csv, R"([{"a":"1"}])");
    row("quotes", "a,b\n\"x,\"\"y\"\"\nz\",2\n", csv, R"([{"a":"x,\"y\"\nz","b":"2"}])");
    row("a quote that never ends", "a\n\"x\n", csv, R"([{"a":"x\n"}])");
    row("another delimiter", "a|b\n1,5|2\n", R"({"InputType": "CSV", "CSVDelimiter": "PIPE"})",
        R"([{"a":"1,5","b":"2"}])");
    row("tabs", "a\tb\n1\t2\n", R"({"InputType": "CSV", "CSVDelimiter": "TAB"})", R"([{"a":"1","b":"2"}])");
    row("the first rows", "a\n1\n2\n3\n", R"({"InputType": "CSV", "MaxItems": 2})", R"([{"a":"1"},{"a":"2"}])");
    row("nothing", "", csv, "[]");
}

void ItemReaderTest::readsItems()
{
    QFETCH(std::string, text);
    QFETCH(std::string, config);
    QFETCH(std::string, items);

    const auto read = simulation::readItems(text, core::parseJson(config).value());

    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(core::toJson(*read), items);
}

void ItemReaderTest::tellsWhatItCannotRead_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("config");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* name, const char* text, const char* config, const char* message) {
        QTest::newRow(name) << std::string(text) << std::string(config) << std::string(message);
    };

    row("an object", "{}", R"({"InputType": "JSON"})", "Attempting to map over non-iterable node.");
    row("nothing at the pointer", "{}", R"({"InputType": "JSON", "ItemsPointer": "/a"})",
        "Attempting to map over non-iterable node.");
    row("no pointer", "[]", R"({"InputType": "JSON", "ItemsPointer": "a"})",
        "Attempting to map over non-iterable node.");
    row("no JSON", "[", R"({"InputType": "JSON"})", "This is no valid JSON");
    row("a broken line", "1\n[", R"({"InputType": "JSONL"})", "This is no valid JSON");
    row("the same header twice", "a,a\n", R"({"InputType": "CSV"})", "CSV headers cannot contain duplicates.");
    row("an unknown type", "", R"({"InputType": "PARQUET"})", "PARQUET is not supported offline");
}

void ItemReaderTest::tellsWhatItCannotRead()
{
    QFETCH(std::string, text);
    QFETCH(std::string, config);
    QFETCH(std::string, message);

    const auto read = simulation::readItems(text, core::parseJson(config).value());

    QVERIFY(!read);
    QVERIFY2(read.error().message.find(message) != std::string::npos, read.error().message.c_str());
}

QTEST_GUILESS_MAIN(ItemReaderTest)
#include "tst_item_reader.moc"
