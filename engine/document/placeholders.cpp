#include "document/placeholders.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/json.h"
#include "source/json_text.h"
#include "source/tree_change.h"
#include "source/utf8.h"

namespace statelight::document {

namespace {

using source::NodeIndex;
using source::NodeKind;
using source::SourceTree;

/// One `${Name}` of a text.
struct Mention {
    std::string_view name;
    core::SourceRange range;
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isName(std::string_view name)
{
    constexpr std::string_view others = "0123456789.:-/[]()*";
    return !name.empty() && isLetter(name.front())
        && std::ranges::all_of(name, [&](char c) { return isLetter(c) || others.find(c) != std::string_view::npos; });
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

std::vector<Mention> mentionsIn(std::string_view text)
{
    std::vector<Mention> mentions;
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos)
            break;
        const std::string_view name = withoutBlanks(text.substr(at + 2, end - at - 2));
        const bool isEscaped = at > 0 && text[at - 1] == '$';
        if (!isEscaped && isName(name))
            mentions.push_back({name, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + 1)}});
    }
    return mentions;
}

/// Collects names in the order in which they come.
class Finder {
public:
    explicit Finder(std::string_view text)
        : m_text(text)
    {}

    /// What is written in the range of the text, and what it means.
    void look(core::SourceRange range, std::string_view meaning)
    {
        for (const Mention& mention : mentionsIn(meaning)) {
            const auto [known, isNew] = m_known.try_emplace(std::string(mention.name), m_found.size());
            if (isNew)
                m_found.push_back({known->first, placeOf(mention.name, range), 0});
            ++m_found[known->second].count;
        }
    }

    std::vector<Placeholder> found() && { return std::move(m_found); }

private:
    [[nodiscard]] core::SourceRange placeOf(std::string_view name, core::SourceRange range) const
    {
        const auto mentions = mentionsIn(m_text.substr(range.begin, range.length()));
        const auto written = std::ranges::find(mentions, name, &Mention::name);
        if (written == mentions.end())
            return range;
        return {range.begin + written->range.begin, range.begin + written->range.end};
    }

    std::string_view m_text;
    std::vector<Placeholder> m_found;
    std::map<std::string, std::size_t> m_known; ///< where in m_found
};

std::string filled(std::string_view text, const PlaceholderValues& values)
{
    std::string out;
    std::size_t done = 0;
    for (const Mention& mention : mentionsIn(text)) {
        const auto value = values.find(std::string(mention.name));
        if (value == values.end())
            continue;
        out += text.substr(done, mention.range.begin - done);
        out += source::toValidUtf8(value->second);
        done = mention.range.end;
    }
    return out += text.substr(done);
}

/// A word without quotes that a value makes anything: a number, a list, a text.
bool isBare(const SourceTree& tree, NodeIndex node)
{
    const core::SourceRange range = tree.nodes()[node].range;
    return source::isPlaceholder(tree.text().substr(range.begin, range.length()));
}

core::Value bareValue(const std::string& text)
{
    auto value = core::parseJson(text);
    return value ? *std::move(value) : core::Value(text);
}

// Most texts have none, and then no value is looked at; an escape could hide one.
bool mayHold(std::string_view text)
{
    return text.find("${") != std::string_view::npos || text.find('\\') != std::string_view::npos;
}

/// Whether the node's key or value had a place for a value.
bool fill(const SourceTree& tree, NodeIndex index, const PlaceholderValues& values, source::TreeChange& change)
{
    const source::Node& node = tree.nodes()[index];
    const std::string key = tree.key(index);
    const std::string newKey = node.key.isEmpty() ? key : filled(key, values);
    if (newKey != key)
        change.renameKey(index, newKey);
    if (node.kind != NodeKind::String)
        return newKey != key;
    const core::Value value = tree.value(index);
    const std::string text = filled(value.string(), values);
    if (text == value.string())
        return newKey != key;
    change.setValue(index, isBare(tree, index) ? bareValue(text) : core::Value(text));
    return true;
}

} // namespace

std::vector<Placeholder> placeholdersIn(const SourceTree& tree)
{
    if (!mayHold(tree.text()))
        return {};
    Finder finder(tree.text());
    for (NodeIndex index = 0; index < tree.nodes().size(); ++index) {
        const source::Node& node = tree.nodes()[index];
        if (node.derived)
            continue;
        if (!node.key.isEmpty())
            finder.look(node.key, tree.key(index));
        if (node.kind == NodeKind::String)
            finder.look(node.range, tree.value(index).string());
    }
    return std::move(finder).found();
}

core::Result<source::TextEdits> placeholderEdits(const SourceTree& tree, const PlaceholderValues& values)
{
    if (values.empty() || !mayHold(tree.text()))
        return source::TextEdits();
    source::TreeChange change(tree);
    bool isChanged = false;
    for (NodeIndex index = 0; index < tree.nodes().size(); ++index)
        isChanged = (!tree.nodes()[index].derived && fill(tree, index, values, change)) || isChanged;
    // A text without changes must not fail, however broken it is.
    return isChanged ? change.edits() : source::TextEdits();
}

core::Result<std::shared_ptr<const Snapshot>> fillPlaceholders(
    std::shared_ptr<const Snapshot> now, const PlaceholderValues& values)
{
    const auto edits = placeholderEdits(now->tree, values);
    if (!edits)
        return tl::unexpected(edits.error());
    if (edits->empty())
        return now;
    auto text = source::applyEdits(now->tree.text(), *edits);
    if (!text)
        return tl::unexpected(text.error());
    return readSnapshot(
        std::make_shared<const std::string>(*std::move(text)), now->tree.format(), now->version, now->workflow);
}

} // namespace statelight::document
