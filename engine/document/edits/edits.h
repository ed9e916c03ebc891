#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "document/edit.h"
#include "document/snapshot.h"

namespace statelight::document {

/// Every function here is pure: it answers with the smallest edits for the intention, or with the reason why not.
/// Bytes that an intention doesn't need to touch are never part of its edits; new text follows the file's own style
/// (indent, line ends, colon spacing). What asl/rules.h refuses is refused here, in its words. Codes:
/// "edit.state", "edit.edge", "edit.place", "edit.pointer": what is meant doesn't exist;
/// "edit.name", "edit.type", "edit.after", "edit.connect", "edit.end", "edit.start", "edit.delete", "edit.heal",
/// "edit.move", "edit.root", "edit.depth": it can't be done;
/// "edit.broken": the text must be repaired there first;
/// "edit.alias": an alias or merge key of YAML stands in the way; "edit.yaml": the notation there can't be edited.

/// Where a new state goes. Exactly one of the places is meant: onto an edge, after a state, or loose/first in a scope.
struct Place {
    std::string scope; ///< pointer of the scope: "" for the machine
    std::optional<asl::StatePath> after; ///< insert behind this state and keep its chain
    std::optional<std::uint32_t> edge; ///< index in Graph::edges: splice into that transition
};

/// Adds a state with the least valid fields of its type and a free name ("Task", "Task 2"); keeps the chain whole. A
/// Succeed or Fail cuts it. A Choice without a successor brings a Succeed to lead to. The first state of an empty scope
/// becomes its start; a text without any value becomes a whole definition.
[[nodiscard]] core::Result<Edit> addState(
    const Snapshot& now, asl::StateType type, const Place& place, std::string_view name = {});
/// Removes a state; transitions to it stay and dangle. With `heal`, they lead to its one successor instead, or end
/// where it ended; fails with "edit.heal" where there are several, or where a rule or catcher would lead nowhere.
[[nodiscard]] core::Result<Edit> deleteState(const Snapshot& now, const asl::StatePath& state, bool heal);
/// Renames with every reference: StartAt, Next, Default, Catch. Fails with "edit.name" when the name is taken or
/// illegal.
[[nodiscard]] core::Result<Edit> renameState(const Snapshot& now, const asl::StatePath& state, std::string_view name);
[[nodiscard]] core::Result<Edit> duplicateState(const Snapshot& now, const asl::StatePath& state);
/// Makes `to` the Next of `from` (replacing End or the old Next; for a Choice: a new rule, or Default where there is
/// none).
[[nodiscard]] core::Result<Edit> connect(const Snapshot& now, const asl::StatePath& from, const asl::StatePath& to);
/// Leads one existing transition (index in Graph::edges) to another state.
[[nodiscard]] core::Result<Edit> reconnect(const Snapshot& now, std::uint32_t edge, const asl::StatePath& to);
/// Removes a transition: Next becomes End, a rule, Default or catcher goes.
[[nodiscard]] core::Result<Edit> disconnect(const Snapshot& now, std::uint32_t edge);
[[nodiscard]] core::Result<Edit> makeEnd(const Snapshot& now, const asl::StatePath& state);
[[nodiscard]] core::Result<Edit> setStart(const Snapshot& now, const asl::StatePath& state);
/// Keeps the fields that both types have (Comment, Next, paths …), drops the rest, adds what the new type needs.
[[nodiscard]] core::Result<Edit> changeType(const Snapshot& now, const asl::StatePath& state, asl::StateType type);
/// Takes the state out of its chain (healing it as far as possible) and puts it at `place`, which may lie in another
/// scope. Within its scope its text stays where it is. Its catchers keep their targets, which may then be missing.
[[nodiscard]] core::Result<Edit> moveState(const Snapshot& now, const asl::StatePath& state, const Place& place);
/// Sets, adds or removes the value at a JSON pointer; missing objects on the way are made.
[[nodiscard]] core::Result<Edit> setValue(const Snapshot& now, std::string_view pointer, const core::Value& value);
[[nodiscard]] core::Result<Edit> removeValue(const Snapshot& now, std::string_view pointer);
/// Makes the changes of quick fixes of this very snapshot; they must not touch the same values. The label is that of a
/// single fix.
[[nodiscard]] core::Result<Edit> applyFixes(const Snapshot& now, std::span<const core::Fix> fixes);
/// The text of a new, empty state machine.
[[nodiscard]] std::string emptyDefinition();

} // namespace statelight::document
