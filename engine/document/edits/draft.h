#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "document/edit.h"
#include "document/snapshot.h"
#include "source/tree_change.h"

namespace statelight::document {

/// One Edit in the making: speaks of states and transitions, collects changes of the tree. For this folder only.
class Draft {
public:
    explicit Draft(const Snapshot& now)
        : m_now(now)
        , m_change(now.tree)
    {}

    [[nodiscard]] const asl::StateMachine& machine() const { return m_now.machine; }
    [[nodiscard]] const asl::Graph& graph() const { return m_now.graph; }
    [[nodiscard]] const source::SourceTree& tree() const { return m_now.tree; }
    [[nodiscard]] source::TreeChange& change() { return m_change; }

    [[nodiscard]] const asl::State& state(asl::StateIndex index) const { return machine().states[index]; }
    [[nodiscard]] const std::string& name(asl::StateIndex index) const { return state(index).name; }
    /// Fails with "edit.state".
    [[nodiscard]] core::Result<asl::StateIndex> find(const asl::StatePath& path) const;
    /// As find, and fails with "edit.broken" for a state that is no object.
    [[nodiscard]] core::Result<asl::StateIndex> findObject(const asl::StatePath& path) const;
    [[nodiscard]] source::NodeIndex node(asl::StateIndex index) const { return tree().at(state(index).path.pointer()); }
    [[nodiscard]] source::NodeIndex node(const asl::Scope& scope) const { return tree().at(scope.pointer); }
    /// The name that the transition leads to.
    [[nodiscard]] source::NodeIndex targetNode(const asl::Edge& edge) const;
    [[nodiscard]] bool startsWith(asl::ScopeIndex scope, asl::StateIndex state) const;
    [[nodiscard]] std::vector<std::uint32_t> edgesTo(asl::StateIndex state) const;

    /// Next, or for a Choice its Default, or else its first rule: where the chain goes on. Never the state itself.
    [[nodiscard]] std::optional<std::string> successor(asl::StateIndex state) const;
    void leadTo(const asl::Edge& edge, std::string_view target);
    /// Sets Next in place of End, or End in place of Next. `node` is that of a state which may have them.
    void setNext(source::NodeIndex node, const std::optional<std::string>& target);
    /// Lets a Choice go on by its Default, every other state by its Next or End.
    void goOnWith(asl::StateIndex state, const std::optional<std::string>& target);
    void setStart(asl::ScopeIndex scope, std::string_view name);
    /// Removes a rule, Default or catcher, and Catch with its last catcher; a Next becomes End.
    void removeEdge(const asl::Edge& edge);
    /// Puts a new name where the states of a scope speak of the old one.
    void renameReferences(const asl::Scope& scope, std::string_view oldName, std::string_view newName);
    /// Inserts states, behind another or at the end; makes States where the scope has none.
    void insertStates(asl::ScopeIndex scope, std::optional<asl::StateIndex> after, std::vector<core::Member> states);
    void insertState(
        asl::ScopeIndex scope, std::optional<asl::StateIndex> after, std::string_view name, source::SourceText text);
    /// Notes that a state and all that it holds change their paths.
    void moved(const asl::StatePath& from, const asl::StatePath& to);

    [[nodiscard]] core::Result<Edit> finish(std::string label, asl::StatePath select = {}) const;

private:
    [[nodiscard]] source::NodeIndex placeAfter(std::optional<asl::StateIndex> after) const;

    const Snapshot& m_now;
    source::TreeChange m_change;
    std::vector<Moved> m_moved;
};

/// "Charge" as it stands in the undo menu and in messages.
[[nodiscard]] std::string quoted(std::string_view name);

} // namespace statelight::document
