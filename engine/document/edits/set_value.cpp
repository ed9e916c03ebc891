#include <algorithm>

#include "document/edits/draft.h"
#include "document/edits/edits.h"
#include "source/pointer.h"

namespace statelight::document {

namespace {

using source::NodeIndex;
using source::NodeKind;
using source::noNode;
using source::SourceTree;

tl::unexpected<core::Error> nowhere(std::string_view pointer)
{
    return core::failure("edit.pointer", "There is no value at " + quoted(pointer) + " to change.");
}

core::Value wrapped(const std::vector<std::string>& tokens, std::size_t first, core::Value value)
{
    for (std::size_t i = tokens.size(); i > first; --i)
        value = core::Value::object({{tokens[i - 1], std::move(value)}});
    return value;
}

/// New fields of a state stand before its Next or End where these end it.
NodeIndex placeIn(const SourceTree& tree, NodeIndex object)
{
    NodeIndex place = source::atEnd;
    NodeIndex before = source::atFront;
    for (NodeIndex child = tree.nodes()[object].firstChild; child != noNode; child = tree.nodes()[child].nextSibling) {
        const std::string key = tree.key(child);
        const bool last = tree.nodes()[child].nextSibling == noNode;
        if (last && (key == "Next" || key == "End") && tree.member(object, "Type") != noNode)
            place = before;
        before = child;
    }
    return place;
}

bool insertAt(Draft& draft, NodeIndex container, const std::string& token, core::Value value)
{
    const SourceTree& tree = draft.tree();
    const source::Node& node = tree.nodes()[container];
    if (node.kind == NodeKind::Object) {
        draft.change().insertMember(container, placeIn(tree, container), token, std::move(value));
        return true;
    }
    if (node.kind == NodeKind::Array && (token == "-" || token == std::to_string(node.childCount))) {
        draft.change().insertItem(container, source::atEnd, std::move(value));
        return true;
    }
    return false;
}

std::string lastToken(std::string_view pointer)
{
    const auto tokens = source::pointerTokens(pointer);
    return tokens && !tokens->empty() ? tokens->back() : "the definition";
}

} // namespace

core::Result<Edit> setValue(const Snapshot& now, std::string_view pointer, const core::Value& value)
{
    Draft draft(now);
    const auto tokens = source::pointerTokens(pointer);
    if (!tokens || now.tree.root() == noNode)
        return nowhere(pointer);
    NodeIndex node = now.tree.root();
    std::size_t found = 0;
    for (; found < tokens->size(); ++found) {
        const NodeIndex next = now.tree.at(
            source::pointerOf({tokens->begin(), tokens->begin() + static_cast<std::ptrdiff_t>(found) + 1}));
        if (next == noNode)
            break;
        node = next;
    }
    if (found == tokens->size())
        draft.change().setValue(node, value);
    else if (!insertAt(draft, node, (*tokens)[found], wrapped(*tokens, found + 1, value)))
        return nowhere(pointer);
    return draft.finish("Set " + lastToken(pointer));
}

core::Result<Edit> removeValue(const Snapshot& now, std::string_view pointer)
{
    Draft draft(now);
    const NodeIndex node = now.tree.at(pointer);
    if (node == noNode)
        return nowhere(pointer);
    draft.change().remove(node);
    return draft.finish("Remove " + lastToken(pointer));
}

std::string emptyDefinition()
{
    return "{\n  \"StartAt\": \"\",\n  \"States\": {}\n}\n";
}

} // namespace statelight::document
