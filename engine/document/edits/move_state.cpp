#include "asl/rules.h"
#include "document/edits/draft.h"
#include "document/edits/edits.h"

namespace statelight::document {

namespace {

using asl::EdgeKind;

class Move {
public:
    Move(const Snapshot& now, asl::StateIndex state)
        : m_now(now)
        , m_draft(now)
        , m_state(state)
        , m_home(now.machine.states[state].scope)
        , m_inner(now)
    {}

    core::Result<Edit> onto(std::uint32_t index)
    {
        if (index >= m_now.graph.edges.size())
            return core::failure("edit.edge", "This transition doesn't exist.");
        if (auto refusal = asl::canDropOnEdge(m_now.machine, m_now.graph, m_state, index))
            return core::failure("edit.move", *std::move(refusal));
        const asl::Edge& edge = m_now.graph.edges[index];
        heal();
        m_draft.leadTo(edge, name());
        return moveTo(m_draft.state(edge.from).scope, edge.from, edge.target);
    }

    core::Result<Edit> behind(asl::StateIndex before)
    {
        const asl::ScopeIndex scope = m_draft.state(before).scope;
        auto refusal = before == m_state ? asl::Refusal("A state can't follow itself.")
                                         : asl::canInsertAfter(m_now.machine, before);
        if (!refusal)
            refusal = asl::canDropInto(m_now.machine, m_state, scope);
        if (refusal)
            return core::failure("edit.move", *std::move(refusal));
        const bool choice = m_draft.state(before).type == asl::StateType::Choice;
        const auto written = m_draft.state(before).fields.text(choice ? "Default" : "Next");
        auto next = written ? std::optional<std::string>(*written) : std::nullopt;
        if (scope == m_home && next == name())
            return core::failure(
                "edit.move", quoted(name()) + " follows " + quoted(m_draft.name(before)) + " already.");
        heal();
        m_draft.goOnWith(before, name());
        return moveTo(scope, before, next);
    }

    core::Result<Edit> into(asl::ScopeIndex scope)
    {
        if (auto refusal = asl::canDropInto(m_now.machine, m_state, scope))
            return core::failure("edit.move", *std::move(refusal));
        heal();
        if (m_now.machine.scopes[scope].states.empty())
            m_draft.setStart(scope, name());
        return moveTo(scope, std::nullopt, std::nullopt);
    }

private:
    [[nodiscard]] const std::string& name() const { return m_draft.name(m_state); }

    /// What led to the state leads to what follows it; where nothing follows, a Next becomes End and the rest dangles.
    void heal()
    {
        const auto successor = m_draft.successor(m_state);
        for (const std::uint32_t index : m_draft.edgesTo(m_state)) {
            const asl::Edge& edge = m_now.graph.edges[index];
            if (successor)
                m_draft.leadTo(edge, *successor);
            else if (edge.kind == EdgeKind::Next)
                m_draft.setNext(m_draft.node(edge.from), std::nullopt);
        }
        if (successor && m_draft.startsWith(m_home, m_state))
            m_draft.setStart(m_home, *successor);
    }

    core::Result<Edit> moveTo(
        asl::ScopeIndex scope, std::optional<asl::StateIndex> after, const std::optional<std::string>& next)
    {
        const std::string label = "Move " + quoted(name());
        const auto path = asl::StatePath::inScope(m_now.machine.scopes[scope].pointer, name());
        if (scope == m_home) {
            m_draft.goOnWith(m_state, next);
            return m_draft.finish(label, path);
        }
        leaveHome(next);
        auto text = m_inner.change().changedText(m_draft.node(m_state));
        if (!text)
            return tl::unexpected(text.error());
        m_draft.change().remove(m_draft.node(m_state));
        m_draft.insertState(scope, after, name(), *std::move(text));
        m_draft.moved(m_draft.state(m_state).path, path);
        return m_draft.finish(label, path);
    }

    /// The rules of a Choice can't lead back to the scope that it leaves.
    void leaveHome(const std::optional<std::string>& next)
    {
        m_inner.goOnWith(m_state, next);
        for (std::uint32_t i = m_now.graph.firstEdge[m_state]; next && i < m_now.graph.firstEdge[m_state + 1]; ++i)
            if (m_now.graph.edges[i].kind == EdgeKind::Rule)
                m_inner.leadTo(m_now.graph.edges[i], *next);
    }

    const Snapshot& m_now;
    Draft m_draft;
    asl::StateIndex m_state;
    asl::ScopeIndex m_home;
    Draft m_inner; ///< changes inside the state's own text
};

} // namespace

core::Result<Edit> moveState(const Snapshot& now, const asl::StatePath& path, const Place& place)
{
    const Draft lookup(now);
    const auto state = lookup.findObject(path);
    if (!state)
        return tl::unexpected(state.error());
    Move move(now, *state);
    if (place.edge)
        return move.onto(*place.edge);
    if (place.after)
        return lookup.findObject(*place.after).and_then([&](asl::StateIndex before) { return move.behind(before); });
    const auto scope = now.machine.scopeAt(place.scope);
    if (!scope)
        return core::failure("edit.place", "There is no place for states at " + quoted(place.scope) + ".");
    return move.into(*scope);
}

} // namespace statelight::document
