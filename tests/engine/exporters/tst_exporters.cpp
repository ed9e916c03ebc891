#include <QTest>

#include <QDirIterator>
#include <QFile>
#include <QXmlStreamReader>

#include "core/json.h"
#include "exporters/json_text.h"
#include "exporters/svg.h"
#include "exporters/yaml_text.h"
#include "require_shared.h"

using namespace statelight;
using exporters::JsonForm;

namespace {

source::SourceTree parse(std::string text, source::Format format = source::Format::Json)
{
    return source::parse(std::make_shared<const std::string>(std::move(text)), format);
}

std::vector<std::string> corpus()
{
    std::vector<std::string> texts;
    QDirIterator found(
        tests::sharedFolder() + "/corpus/definitions", {"*.asl.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        if (file.open(QIODevice::ReadOnly))
            texts.push_back(file.readAll().toStdString());
    }
    return texts;
}

} // namespace

class ExportersTest : public QObject {
    Q_OBJECT

private slots:
    void jsonKeepsOrderAndNumbers();
    void yamlKeepsOrderNumbersAndComments();
    void theCorpusGoesThereAndBack();
    void aPictureShowsEveryState();
    void theCorpusIsDrawn();
};

void ExportersTest::jsonKeepsOrderAndNumbers()
{
    const auto tree = parse("b: 1.0\na: [1e3, 0x1F, .5, 'x']\nc: {}\nd: []\n", source::Format::Yaml);

    QCOMPARE(exporters::jsonText(tree, JsonForm::Minified),
        std::string(R"({"b":1.0,"a":[1e3,31,0.5,"x"],"c":{},"d":[]})") + "\n");
    QCOMPARE(exporters::jsonText(tree, JsonForm::Lines),
        std::string("{\n  \"b\": 1.0,\n  \"a\": [\n    1e3,\n    31,\n    0.5,\n    \"x\"\n  ],\n  \"c\": {},\n  "
                    "\"d\": []\n}\n"));
    QCOMPARE(exporters::jsonText(parse(R"({"a":${N}})"), JsonForm::Minified), std::string("{\"a\":${N}}\n"));
}

void ExportersTest::yamlKeepsOrderNumbersAndComments()
{
    const auto tree = parse(
        "// file\n{\n  \"b\": 1.0, // beside\n  /* above\n   * two */\n  \"a\": [\n    // item\n    {\"x\": \"1\", "
        "\"y\": [[1]]},\n    \"two\\nlines\"\n  ],\n  \"c: d\": ${N}, \"e\": {}\n  // last\n}\n// end\n");

    QCOMPARE(exporters::yamlText(tree),
        std::string("# file\nb: 1.0 # beside\n# above\n# two\na:\n  # item\n  - x: \"1\"\n    y:\n      - - 1\n"
                    "  - |-\n    two\n    lines\n\"c: d\": ${N}\ne: {}\n# last\n# end\n"));
}

void ExportersTest::theCorpusGoesThereAndBack()
{
    requireShared();
    std::size_t same = 0;
    std::size_t files = 0;
    for (const std::string& text : corpus()) {
        const auto tree = parse(text);
        const core::Value value = tree.value(tree.root());
        const auto yaml = parse(exporters::yamlText(tree), source::Format::Yaml);
        const auto back = parse(exporters::jsonText(yaml, JsonForm::Lines));
        ++files;
        same += core::toJson(yaml.value(yaml.root())) == core::toJson(value)
                && core::toJson(back.value(back.root())) == core::toJson(value)
            ? 1
            : 0;
    }
    qInfo("JSON to YAML to JSON: %zu/%zu", same, files);
    QCOMPARE(same, files);
    QVERIFY(files > 100);
}

void ExportersTest::aPictureShowsEveryState()
{
    const auto snapshot = document::readSnapshot(
        std::make_shared<const std::string>(
            R"({"StartAt":"A & <B>","States":{"A & <B>":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",)"
            R"("Retry":[{"ErrorEquals":["States.ALL"]}],"Catch":[{"ErrorEquals":["X"],"Next":"E"}],"Next":"M"},)"
            R"("M":{"Type":"Map","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Wait","Seconds":1,"End":true}}},)"
            R"("Next":"Gone"},"E":{"Type":"Fail"}}})"),
        source::Format::Json, 1);
    layout::Engine engine;
    const auto picture = engine.layout(snapshot->machine, snapshot->graph);

    const std::string light = exporters::svg(*snapshot, picture, exporters::Shade::Light);
    const std::string dark = exporters::svg(*snapshot, picture, exporters::Shade::Dark);

    for (const char* const shown :
        {">A &amp; &lt;B></text>", ">I</text>", ">M</text>", ">E</text>", ">?</text>", "#F5F7FA"})
        QVERIFY2(light.find(shown) != std::string::npos, shown);
    QVERIFY(dark.find("#14181F") != std::string::npos && dark.find("#F5F7FA") == std::string::npos);
    QVERIFY(light.find("currentColor") == std::string::npos);
}

void ExportersTest::theCorpusIsDrawn()
{
    requireShared();
    layout::Engine engine;
    std::size_t files = 0;
    for (const std::string& text : corpus()) {
        const auto snapshot
            = document::readSnapshot(std::make_shared<const std::string>(text), source::Format::Json, 1);
        const auto picture = engine.layout(snapshot->machine, snapshot->graph);
        QXmlStreamReader reader(QByteArray::fromStdString(exporters::svg(*snapshot, picture, exporters::Shade::Light)));
        std::size_t titles = 0;
        while (!reader.atEnd())
            titles += reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"title" ? 1 : 0;
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(titles, snapshot->machine.states.size());
        ++files;
    }
    qInfo("pictures of %zu files are well-formed", files);
}

QTEST_APPLESS_MAIN(ExportersTest)
#include "tst_exporters.moc"
