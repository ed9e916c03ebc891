#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "asl/state_machine.h"

namespace statelight::asl {

enum class EdgeKind : std::uint8_t { Next, Rule, Default, Catch };

/// One transition of the definition. `index` is the rule's or catcher's place, 0 otherwise.
struct Edge {
    EdgeKind kind = EdgeKind::Next;
    std::uint32_t index = 0;
    StateIndex from = 0;
    std::optional<StateIndex> to; ///< none: the target doesn't exist in this scope
    std::string target; ///< the name as written
    std::string label; ///< a readable phrase: "total ≥ 1000 and vip", "otherwise", "CardDeclined, 1 more", "any error"
    core::SourceRange range; ///< the text of the target's name
};

/// What leaves each state in the order Next; rules, Default; catchers. Edges never cross scopes.
struct Graph {
    std::vector<Edge> edges;
    std::vector<std::optional<StateIndex>> starts; ///< by scope: the state that StartAt names, if it exists

    /// Edges leaving a state are edges[firstEdge[s]] … edges[firstEdge[s + 1] - 1].
    std::vector<std::uint32_t> firstEdge;
    std::vector<bool> reachable; ///< by state: from its scope's start
};

[[nodiscard]] Graph buildGraph(const StateMachine& machine);

/// The readable phrase of a rule: "total ≥ 1000 and not vip"; JSONata conditions without their braces.
[[nodiscard]] std::string phrase(const ChoiceRule& rule);
/// What row 2 of a node says: "lambda · charge-card", "3 rules, then default", "6 hours".
[[nodiscard]] std::string subtitle(const StateMachine& machine, StateIndex state);

} // namespace statelight::asl
