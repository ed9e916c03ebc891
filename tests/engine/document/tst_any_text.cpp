#include <QTest>

#include <QDirIterator>
#include <QFile>

#include <random>

#include "document/edits/edits.h"
#include "require_shared.h"
#include "source/tree_change.h"

using namespace statelight;
using Reading = std::shared_ptr<const document::Snapshot>;

namespace {

struct File {
    std::string text;
    source::Format format;
};

std::vector<File> corpus()
{
    std::vector<File> files;
    for (const char* const folder : {"definitions", "inline-yaml", "yaml"}) {
        QDirIterator found(tests::sharedFolder() + "/corpus/" + folder, {"*.json", "*.yaml"}, QDir::Files,
            QDirIterator::Subdirectories);
        while (found.hasNext()) {
            const QString path = found.next();
            QFile file(path);
            if (!path.endsWith("index.json") && file.open(QIODevice::ReadOnly))
                files.push_back({file.readAll().toStdString(),
                    path.endsWith(".yaml") ? source::Format::Yaml : source::Format::Json});
        }
    }
    return files;
}

Reading read(const std::string& text, source::Format format)
{
    return document::readSnapshot(std::make_shared<const std::string>(text), format, 1);
}

/// JSON with odd white space, escapes, numbers and line ends.
std::string oddText(std::mt19937& random, int depth)
{
    const auto pick = [&](std::initializer_list<const char*> choices) {
        return std::string(*(choices.begin() + random() % choices.size()));
    };
    const auto blank = [&] { return pick({"", "", " ", "  ", "\t", "\n", "\r\n", "\r", "\n\n  "}); };
    if (depth == 0 || random() % 3 == 0)
        return pick({"1.0", "1e3", "-0", "123456789012345678901234567890", "-1.5E-7", "0.10", "true", "null", "${Name}",
            "\"\\u00e4\\/\\n\"", "\"\\ud83d\\ude00 \u2028\u00a0\"", "\"a\"", "\"\"", "[]", "{}"});
    const bool object = random() % 2 == 0;
    std::string out = (object ? "{" : "[") + blank();
    const std::size_t count = random() % 5;
    for (std::size_t i = 0; i < count; ++i)
        out += (object ? "\"k" + std::to_string(i) + pick({"", "\\u0041", " ü"}) + "\"" + blank() + ":" + blank() : "")
            + oddText(random, depth - 1) + blank() + (i + 1 < count ? "," + blank() : "");
    return out + (object ? "}" : "]");
}

} // namespace

class AnyTextTest : public QObject {
    Q_OBJECT

private slots:
    void unchangedMeansTheSameBytes();
    void brokenTextsOpenWithWhatIsThere();
};

void AnyTextTest::unchangedMeansTheSameBytes()
{
    std::mt19937 random(21);
    const auto isSame = [](const std::string& text, source::Format format) {
        const Reading now = read(text, format);
        source::TreeChange change(now->tree);
        if (now->tree.root() != source::noNode)
            change.setValue(now->tree.root(), now->tree.value(now->tree.root()));
        const auto edits = change.edits();
        return now->tree.text() == text && edits && edits->empty();
    };
    for (int i = 0; i < 10'000; ++i) {
        const std::string text
            = std::string(i % 7 == 0 ? "\xef\xbb\xbf" : "") + oddText(random, 4) + (i % 2 == 0 ? "\n" : "");
        QVERIFY2(isSame(text, source::Format::Json), text.c_str());
    }
    qInfo("generated texts: 10000/10000");

    requireShared();
    std::size_t files = 0;
    for (const File& file : corpus()) {
        QVERIFY2(isSame(file.text, file.format), file.text.c_str());
        ++files;
    }
    qInfo("corpus: %zu/%zu", files, files);
}

void AnyTextTest::brokenTextsOpenWithWhatIsThere()
{
    requireShared();
    std::mt19937 random(22);
    std::size_t texts = 0;
    std::size_t shown = 0;
    std::size_t cutShown = 0;
    std::size_t cutWithStates = 0;
    for (const File& file : corpus()) {
        const std::size_t whole = read(file.text, file.format)->machine.states.size();
        for (int i = 0; i < 100; ++i, ++texts) {
            std::string text = file.text;
            const std::size_t place = random() % text.size();
            if (i < 50)
                text.resize(place);
            else
                text[place] = static_cast<char>(random() % 256);
            const Reading now = read(text, file.format);
            QVERIFY(now->graph.firstEdge.size() == now->machine.states.size() + 1);
            shown += now->machine.states.empty() ? 0 : 1;
            // A cut behind the first state's type must show that state.
            const std::size_t states = text.find("Type");
            if (i < 50 && whole > 0 && states != std::string::npos && states + 40 < text.size()) {
                ++cutWithStates;
                cutShown += now->machine.states.empty() ? 0 : 1;
            }
            for (const asl::State& state : now->machine.states)
                if (const auto edit = document::renameState(*now, state.path, "Neu"))
                    QVERIFY(source::applyEdits(text, edit->edits).has_value());
        }
    }
    qInfo("%zu broken texts opened, %zu with states; cut behind a state: %zu/%zu show one", texts, shown, cutShown,
        cutWithStates);
    QVERIFY(texts > 15'000);
}

QTEST_MAIN(AnyTextTest)
#include "tst_any_text.moc"
