#include <QTest>

#include <map>
#include <random>
#include <string>

#include "core/json.h"
#include "source/text_edit.h"
#include "source/tree_change.h"

using namespace statelight;
using source::NodeIndex;
using source::NodeKind;
using source::SourceTree;
using source::TreeChange;

namespace {

SourceTree parse(std::string text)
{
    return source::parseYaml(std::make_shared<const std::string>(std::move(text)));
}

/// YAML written in every odd way that people have.
class OddYaml {
public:
    explicit OddYaml(unsigned seed)
        : m_random(seed)
    {}

    std::size_t below(std::size_t limit) { return m_random() % limit; }

    std::string document()
    {
        m_step = 1 + below(4);
        m_lineEnd = below(5) == 0 ? "\r\n" : "\n";
        m_indentsLists = below(2) == 0;
        m_anchors = m_closed = 0;
        std::string out = pick({"", "", "# header\n", "---\n", "%YAML 1.2\n---\n", "\xef\xbb\xbf"});
        out += below(3) == 0 ? list(0, 3) : mapping(0, 3);
        if (below(4) == 0)
            while (out.ends_with('\n'))
                out.pop_back();
        else
            out += pick({"", "", "\n", "# end\n", "...\n"});
        std::string text;
        for (const char c : out)
            text += c == '\n' ? m_lineEnd : std::string(1, c);
        return text;
    }

    core::Value value(int depth)
    {
        switch (below(depth > 0 ? 8 : 5)) {
        case 0:
            return {};
        case 1:
            return {static_cast<std::int64_t>(below(1000))};
        case 2:
            return {below(2) == 0};
        case 3:
        case 4:
            return {rawText()};
        case 5: {
            std::vector<core::Value> items;
            for (std::size_t i = below(4); i > 0; --i)
                items.push_back(value(depth - 1));
            return core::Value::array(std::move(items));
        }
        default: {
            std::vector<core::Member> members;
            for (std::size_t i = below(4); i > 0; --i)
                members.push_back({rawText() + std::to_string(i), value(depth - 1)});
            return core::Value::object(std::move(members));
        }
        }
    }
    std::string rawText()
    {
        std::string out;
        for (std::size_t i = below(5); i > 0; --i)
            out += pick({"a", "Word", " ", "two words", ": ", " #", "'", "\"", "\\", "ü", "😀", "{", "]", ",", "- ",
                "yes", "1", "\n", "\n  ", "${A}", "{% $x %}", "\u2028", "\t", "*", "&", "!"});
        return out;
    }

private:
    std::string pick(std::initializer_list<const char*> choices) { return *(choices.begin() + below(choices.size())); }
    std::string indent(std::size_t column) { return std::string(column, ' '); }
    std::string comment() { return pick({"", "", "", " # beside"}); }
    std::string above(std::size_t column)
    {
        const std::string own = indent(column) + "# above\n";
        return pick({"", "", "", "", "\n"}) + (below(6) == 0 ? own : "");
    }

    std::string scalar(std::size_t column)
    {
        switch (below(9)) {
        case 0:
            return pick({"null", "~", "true", "1.50", "0x1F", "-7", "1e3"});
        case 1:
            return "'it''s " + pick({"one", "# no comment", "a: b"}) + "'";
        case 2:
            return "\"" + pick({"a\\tb", "\\u00fc", "x", "a: b # c"}) + "\"";
        case 3:
            return pick({"|", "|-", ">-", ">", "|+"}) + pick({"", " # code"}) + "\n" + indent(column + m_step)
                + "{% $a\n" + indent(column + m_step) + "  + 1 %}" + pick({"", "\n\n" + indent(0)});
        case 4:
            return "[" + pick({"", "a", "a, 'b'", "{x: 1}, 2"}) + "]";
        case 5:
            return "{" + pick({"", "a: 1", "\"a\": [1, 2], b: c", "a: {b: {c: d}}"}) + "}";
        case 6:
            return "plain text\n" + indent(column + m_step) + "  that goes on";
        default:
            return pick({"word", "two words", "arn:aws:lambda", "${Name}", "$.a[0]", "2024-11-22T08:30:00Z"});
        }
    }

    /// What stands behind a colon or dash, with the line end.
    std::string content(std::size_t column, int depth, bool member)
    {
        const std::string anchor = below(12) == 0 ? " &a" + std::to_string(++m_anchors) : "";
        if (anchor.empty() && m_anchors > 0 && below(15) == 0)
            return " *a" + std::to_string(1 + below(m_closed > 0 ? m_closed : 1)) + comment() + "\n";
        if (depth == 0 || below(2) == 0) {
            const std::string text = scalar(column);
            const bool several = text.find('\n') != std::string::npos;
            m_closed = m_anchors;
            return anchor + (below(20) == 0 && anchor.empty() ? "" : " " + text) + (several ? "" : comment()) + "\n";
        }
        if (!member)
            return " "
                + (below(3) == 0 ? list(column + 2, depth - 1) : mapping(column + 2, depth - 1)).substr(column + 2);
        const std::string head = anchor + comment() + "\n";
        const bool asList = below(3) == 0;
        std::string text
            = asList ? list(column + (m_indentsLists ? m_step : 0), depth - 1) : mapping(column + m_step, depth - 1);
        m_closed = m_anchors;
        return head + text;
    }

    std::string mapping(std::size_t column, int depth)
    {
        std::string out;
        const std::size_t count = 1 + below(4);
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0)
                out += above(column);
            const std::string number = std::to_string(i);
            out += indent(column)
                + pick({"key" + number, "Next" + number, "'quoted " + number + "'", "\"double " + number + "\"",
                    "two words " + number, "odd.key$ " + number})
                + ":";
            out += content(column, depth, true);
        }
        return out;
    }

    std::string list(std::size_t column, int depth)
    {
        std::string out;
        const std::size_t count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i)
            out += (i > 0 ? above(column) : "") + indent(column) + "-" + content(column, depth, false);
        return out;
    }
    std::string pick(std::initializer_list<std::string> choices) { return *(choices.begin() + below(choices.size())); }

    std::mt19937 m_random;
    std::size_t m_step = 2;
    std::size_t m_anchors = 0;
    std::size_t m_closed = 0;
    std::string m_lineEnd;
    bool m_indentsLists = true;
};

bool isContainer(const source::Node& node)
{
    return node.kind == NodeKind::Object || node.kind == NodeKind::Array;
}

} // namespace

class YamlOddTextsTest : public QObject {
    Q_OBJECT

private slots:
    void everyChangeComesOutAsMeantAndUndoes();
};

void YamlOddTextsTest::everyChangeComesOutAsMeantAndUndoes()
{
    OddYaml odd(5);
    std::map<std::string, int> refused;
    std::map<std::string, std::string> example;
    int done = 0;
    int unread = 0;
    for (int i = 0; i < 8000; ++i) {
        const SourceTree tree = parse(odd.document());
        if (!tree.diagnostics().empty()) {
            if (++unread <= 5 && qEnvironmentVariableIsSet("STATELIGHT_TELL"))
                qInfo("%s\n%s", tree.diagnostics()[0].message.c_str(), tree.text().data());
            continue;
        }
        const auto node = static_cast<NodeIndex>(odd.below(tree.nodes().size()));
        const source::Node& chosen = tree.nodes()[node];
        TreeChange change(tree);
        const core::Value wanted = odd.value(2);
        const std::size_t kind = odd.below(4);
        std::string what = "set " + core::toJson(wanted);
        if (kind == 1 && chosen.kind == NodeKind::Object) {
            change.insertMember(node, odd.below(2) == 0 ? source::atEnd : source::atFront, "new key", wanted);
            what = "insert member " + core::toJson(wanted);
        } else if (kind == 1 && isContainer(chosen)) {
            change.insertItem(node, odd.below(2) == 0 ? source::atEnd : source::atFront, wanted);
            what = "insert item " + core::toJson(wanted);
        } else if (kind == 2 && node > 0) {
            change.remove(node);
            what = "remove";
        } else if (kind == 3 && !chosen.key.isEmpty()) {
            change.renameKey(node, odd.rawText() + "x");
            what = "rename";
        } else {
            change.setValue(node, wanted);
        }

        const auto edits = change.edits();

        if (!edits) {
            ++refused[edits.error().code];
            if (edits.error().code == "edit.yaml" && refused["edit.yaml"] <= 6)
                example[edits.error().code]
                    += what + " at " + tree.pointer(node) + " in\n" + std::string(tree.text()) + "\n------\n";
            continue;
        }
        ++done;
        const std::string after = source::applyEdits(tree.text(), *edits).value();
        QCOMPARE(
            source::applyEdits(after, source::inverseEdits(tree.text(), *edits)).value(), std::string(tree.text()));
        if (kind == 0)
            QVERIFY(parse(after).value(parse(after).at(tree.pointer(node))) == wanted);
    }
    qInfo("%d changes done, %d refused for an alias, %d for the notation, %d texts not read", done,
        refused["edit.alias"], refused["edit.yaml"], unread);

    QVERIFY2(refused["edit.yaml"] * 200 <= done, example["edit.yaml"].c_str());
    QVERIFY(done > 2500);
}

QTEST_APPLESS_MAIN(YamlOddTextsTest)
#include "tst_yaml_odd_texts.moc"
