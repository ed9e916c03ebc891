#include <QTest>

#include <QDirIterator>
#include <QFile>

#include <random>

#include "core/json.h"
#include "require_shared.h"
#include "source/source_tree.h"
#include "source/text_edit.h"
#include "source/tree_change.h"

using namespace statelight;
using source::Format;
using source::NodeIndex;
using source::noNode;
using source::SourceTree;

namespace {

struct File {
    QString name;
    Format format = Format::Json;
    std::string text;
};

std::vector<File> definitions()
{
    std::vector<File> files;
    QDirIterator found(tests::sharedFolder() + "/corpus/definitions", {"*.asl.json", "*.asl.yaml"}, QDir::Files,
        QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        if (file.open(QIODevice::ReadOnly))
            files.push_back({found.fileName(), found.fileName().endsWith("json") ? Format::Json : Format::Yaml,
                file.readAll().toStdString()});
    }
    std::ranges::sort(files, {}, &File::name);
    return files;
}

SourceTree parse(std::string text, Format format = Format::Json)
{
    return source::parse(std::make_shared<const std::string>(std::move(text)), format);
}

/// Nothing that a reader relies on is violated; empty where all is well.
QString violation(const SourceTree& tree)
{
    const auto& nodes = tree.nodes();
    const auto size = tree.text().size();
    for (NodeIndex index = 0; index < nodes.size(); ++index) {
        const source::Node& node = nodes[index];
        if (node.range.begin > node.range.end || node.range.end > size || node.key.begin > node.key.end
            || node.key.end > size)
            return QStringLiteral("a range lies outside");
        if (index > 0 && (node.parent >= index || nodes[node.parent].childCount == 0))
            return QStringLiteral("a parent stands behind its child");
        const bool inside = index == 0 || node.derived
            || (nodes[node.parent].range.begin <= node.range.begin && node.range.end <= nodes[node.parent].range.end);
        if (!inside)
            return QStringLiteral("a child leaves its parent at %1").arg(node.range.begin);
        std::uint32_t children = 0;
        for (NodeIndex child = node.firstChild; child != noNode; child = nodes[child].nextSibling, ++children)
            if (nodes[child].parent != index)
                return QStringLiteral("a child has another parent");
        if (children != node.childCount)
            return QStringLiteral("children are miscounted");
    }
    for (const core::Diagnostic& diagnostic : tree.diagnostics())
        if (diagnostic.range.begin > diagnostic.range.end || diagnostic.range.end > size || diagnostic.message.empty())
            return QStringLiteral("a diagnostic lies outside");
    return {};
}

/// Texts that are valid JSON, written in every odd way.
class OddTexts {
public:
    explicit OddTexts(unsigned seed)
        : m_random(seed)
    {}

    std::string value(int depth)
    {
        switch (below(depth > 0 ? 8 : 5)) {
        case 0:
            return pick({"null", "true", "false"});
        case 1:
            return pick({"0", "-0", "1", "-12", "9223372036854775807", "9223372036854775808", "1.0", "1e5", "1E-7",
                "0.10", "-1.5e+3"});
        case 2:
        case 3:
        case 4:
            return text();
        case 5:
            return list(depth);
        default:
            return object(depth);
        }
    }
    std::string blank() { return pick({"", "", " ", "  ", "\t", "\n", "\r\n", "\n\n  ", "\r"}); }
    std::size_t below(std::size_t limit) { return m_random() % limit; }

private:
    std::string pick(std::initializer_list<const char*> choices) { return *(choices.begin() + below(choices.size())); }
    std::string text()
    {
        std::string out = "\"";
        for (std::size_t i = below(6); i > 0; --i)
            out += pick({"a", "Z", " ", "\\n", "\\\"", "\\\\", "\\/", "\\u00e4", "\\ud83d\\ude00", "ü", "€", "😀", "{",
                "]", ",", ":", "//", "$.x"});
        return out + "\"";
    }
    std::string list(int depth)
    {
        std::string out = "[" + blank();
        for (std::size_t i = below(5); i > 0; --i)
            out += value(depth - 1) + blank() + (i > 1 ? "," + blank() : "");
        return out + "]";
    }
    std::string object(int depth)
    {
        std::string out = "{" + blank();
        for (std::size_t i = below(24); i > 0; --i)
            out += "\"" + std::to_string(i) + text().substr(1) + blank() + ":" + blank() + value(depth - 1) + blank()
                + (i > 1 ? "," + blank() : "");
        return out + "}";
    }

    std::mt19937 m_random;
};

} // namespace

class SourceCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void everyDefinitionIsReadWithoutAFault();
    void theValueIsThatOfAnotherReader();
    void cutAnywhereATreeRemains();
    void damagedAnywhereATreeRemains();
    void oddTextsMeanWhatAnotherReaderSays();
    void oddTextsTakeEveryChangeAndUndo();
};

void SourceCorpusTest::everyDefinitionIsReadWithoutAFault()
{
    requireShared();
    const auto files = definitions();

    std::size_t good = 0;
    for (const File& file : files) {
        const SourceTree tree = parse(file.text, file.format);
        const bool clean = tree.diagnostics().empty() && violation(tree).isEmpty() && tree.text() == file.text;
        if (!clean)
            qWarning("%s: %s", qPrintable(file.name),
                tree.diagnostics().empty() ? qPrintable(violation(tree)) : tree.diagnostics()[0].message.c_str());
        good += clean ? 1 : 0;
    }

    qInfo("definitions read: %zu/%zu", good, files.size());
    QCOMPARE(good, files.size());
    QVERIFY(good > 150);
}

void SourceCorpusTest::theValueIsThatOfAnotherReader()
{
    requireShared();

    for (const File& file : definitions()) {
        if (file.format != Format::Json)
            continue;
        const SourceTree tree = parse(file.text);
        QVERIFY2(tree.value(tree.root()) == core::parseJson(file.text).value(), qPrintable(file.name));
    }
}

void SourceCorpusTest::cutAnywhereATreeRemains()
{
    requireShared();
    std::mt19937 random(1);

    std::size_t cuts = 0;
    for (const File& file : definitions())
        for (int i = 0; i < 60; ++i, ++cuts) {
            const std::string text = file.text.substr(0, random() % file.text.size());
            const SourceTree tree = parse(text, file.format);
            QVERIFY2(violation(tree).isEmpty(), qPrintable(file.name + ": " + violation(tree)));
            const bool whole = text.find_last_not_of(" \n\r\t") == file.text.find_last_not_of(" \n\r\t");
            if (file.format == Format::Json && !whole)
                QVERIFY2(!tree.diagnostics().empty(), qPrintable(file.name));
        }

    qInfo("cut files: %zu", cuts);
}

void SourceCorpusTest::damagedAnywhereATreeRemains()
{
    requireShared();
    std::mt19937 random(2);
    const std::string damage = "{}[]\",:\\/ \n\t'x7-#&*!|>%@\xC3\xFF";

    for (const File& file : definitions())
        for (int i = 0; i < 60; ++i) {
            std::string text = file.text;
            for (std::size_t k = 1 + random() % 3; k > 0; --k) {
                const std::size_t place = random() % text.size();
                if (random() % 2 == 0)
                    text.erase(place, 1 + random() % 3);
                else
                    text.insert(place, 1, damage[random() % damage.size()]);
            }
            const SourceTree tree = parse(text, file.format);
            QVERIFY2(violation(tree).isEmpty(),
                qPrintable(file.name + ": " + violation(tree) + "\n" + QString::fromStdString(text)));
            (void)tree.value(tree.root());
        }
}

void SourceCorpusTest::oddTextsMeanWhatAnotherReaderSays()
{
    OddTexts odd(3);

    for (int i = 0; i < 2000; ++i) {
        const std::string text = odd.blank() + odd.value(4) + odd.blank();
        const SourceTree tree = parse(text);
        QVERIFY2(tree.diagnostics().empty() && violation(tree).isEmpty(), text.c_str());
        const auto expected = core::parseJson(text);
        QVERIFY2(expected && tree.value(tree.root()) == *expected, text.c_str());
    }
}

void SourceCorpusTest::oddTextsTakeEveryChangeAndUndo()
{
    OddTexts odd(4);

    for (int i = 0; i < 1500; ++i) {
        const SourceTree tree = parse(odd.value(4));
        const core::Value wanted = core::parseJson(odd.value(4)).value();
        const auto node = static_cast<NodeIndex>(odd.below(tree.nodes().size()));
        source::TreeChange change(tree);
        change.setValue(node, wanted);

        const auto edits = change.edits();

        QVERIFY2(edits.has_value(), tree.text().data());
        const std::string after = source::applyEdits(tree.text(), *edits).value();
        const SourceTree changed = parse(after);
        QVERIFY2(changed.diagnostics().empty(),
            qPrintable(QString::fromStdString(std::string(tree.text()) + "\n=>\n" + after)));
        QVERIFY2(changed.value(changed.at(tree.pointer(node))) == wanted,
            qPrintable(QString::fromStdString(std::string(tree.text()) + "\n=>\n" + after)));
        QCOMPARE(
            source::applyEdits(after, source::inverseEdits(tree.text(), *edits)).value(), std::string(tree.text()));
    }
}

QTEST_APPLESS_MAIN(SourceCorpusTest)
#include "tst_source_corpus.moc"
