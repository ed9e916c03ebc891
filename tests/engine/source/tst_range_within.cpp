#include <QTest>

#include "source/range_within.h"

using namespace statelight;

namespace {

/// What stands in the text where `part` stands in the value at `pointer`.
std::string found(const std::string& text, source::Format format, std::string_view part)
{
    const source::SourceTree tree = source::parse(std::make_shared<const std::string>(text), format);
    const source::NodeIndex node = tree.at("/a");
    const core::Value value = tree.value(node);
    const auto begin = static_cast<std::uint32_t>(value.string().find(part));
    const auto end = begin + static_cast<std::uint32_t>(part.size());
    const core::SourceRange range = source::rangeWithin(tree, node, {begin, end});
    return text.substr(range.begin, range.length());
}

std::string inJson(const std::string& text, std::string_view part)
{
    return found(text, source::Format::Json, part);
}

std::string inYaml(const std::string& text, std::string_view part)
{
    return found(text, source::Format::Yaml, part);
}

} // namespace

class RangeWithinTest : public QObject {
    Q_OBJECT

private slots:
    void escapesOfJsonAreCounted()
    {
        QCOMPARE(inJson(R"({"a":"one two three"})", "two"), std::string("two"));
        QCOMPARE(inJson("{\"a\":\"\\\"\\\\\\n\\u00e9\\ud83d\\ude00 two\"}", "two"), std::string("two"));
        QCOMPARE(inJson("{\"a\":\"one \\u0074wo\\n\"}", "two"), std::string("\\u0074wo"));
        QCOMPARE(inJson("{\"a\":\"\xC3\xA9 two\"}", "two"), std::string("two"));
    }

    void scalarsOfYamlAreFollowed()
    {
        QCOMPARE(inYaml("a: one two three\n", "two"), std::string("two"));
        QCOMPARE(inYaml("a: 'it''s two'\n", "two"), std::string("two"));
        QCOMPARE(inYaml("a: |-\n  one\n    two\n  three\n", "three"), std::string("three"));
        QCOMPARE(inYaml("a: >\n  one\n  two\n", "two"), std::string("two"));
    }

    void whatCantBeFollowedIsTheWholeValue()
    {
        QCOMPARE(inYaml("a: \"\\x41 two\"\n", "two"), std::string("\"\\x41 two\""));
    }

    void nothingShowsTheNextCharacter()
    {
        const source::SourceTree tree
            = source::parse(std::make_shared<const std::string>(R"({"a":"one"})"), source::Format::Json);

        QCOMPARE(source::rangeWithin(tree, tree.at("/a"), {3, 3}), (core::SourceRange{9, 10}));
    }
};

QTEST_APPLESS_MAIN(RangeWithinTest)
#include "tst_range_within.moc"
