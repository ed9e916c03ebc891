#include "asl/state_path.h"
#include "document/edits/draft.h"
#include "document/edits/edits.h"

namespace statelight::document {

namespace {

using core::ValueChange;
using source::NodeIndex;
using source::noNode;

bool setIn(Draft& draft, const ValueChange& change)
{
    const std::size_t slash = change.pointer.rfind('/');
    if (slash == std::string::npos)
        return false;
    const NodeIndex parent = draft.tree().at(std::string_view(change.pointer).substr(0, slash));
    if (parent == noNode || draft.tree().nodes()[parent].kind != source::NodeKind::Object)
        return false;
    const std::string name = asl::decodeToken(std::string_view(change.pointer).substr(slash + 1));
    // Where a machine starts is read before its states.
    draft.change().setMember(parent, name, change.value, name == "StartAt" ? source::atFront : source::atEnd);
    return true;
}

void moveToEnd(Draft& draft, NodeIndex node)
{
    const NodeIndex list = draft.tree().nodes()[node].parent;
    auto text = draft.change().changedText(node);
    if (draft.tree().format() == source::Format::Json && text)
        draft.change().insertItem(list, source::atEnd, std::move(*text));
    else
        draft.change().insertItem(list, source::atEnd, draft.tree().value(node));
    draft.change().remove(node);
}

bool make(Draft& draft, const ValueChange& change)
{
    const NodeIndex node = draft.tree().at(change.pointer);
    if (change.kind == ValueChange::Kind::Set && node == noNode)
        return setIn(draft, change);
    if (node == noNode)
        return false;
    switch (change.kind) {
    case ValueChange::Kind::Set:
        draft.change().setValue(node, change.value);
        return true;
    case ValueChange::Kind::Rename:
        draft.change().renameKey(node, change.value.string());
        return true;
    case ValueChange::Kind::MoveToEnd:
        moveToEnd(draft, node);
        return true;
    case ValueChange::Kind::Remove:
        draft.change().remove(node);
        return true;
    }
    return false;
}

} // namespace

core::Result<Edit> applyFixes(const Snapshot& now, std::span<const core::Fix> fixes)
{
    Draft draft(now);
    for (const core::Fix& fix : fixes) {
        for (const ValueChange& change : fix.changes) {
            if (!make(draft, change))
                return core::failure("edit.pointer", "There is no value at " + quoted(change.pointer) + " to change.");
        }
    }
    return draft.finish(fixes.size() == 1 ? fixes.front().label : "Apply quick fixes");
}

} // namespace statelight::document
