#pragma once

#include <cstdint>
#include <vector>

#include "layout/node_size.h"
#include "layout/scope_problem.h"

namespace statelight::layout {

/// A scope as boxes and links, and what they stand for.
struct ScopeReading {
    ScopeProblem problem;
    std::vector<std::uint32_t> edges; ///< by link: index in Graph::edges; noEdge for links from Start and to End
    bool hasEnds = false; ///< items 0 and 1 are Start and, if `endsSomewhere`, End
    bool endsSomewhere = false;

    static constexpr std::uint32_t noEdge = 0xFFFFFFFF;
};

/// `sizes` by state, those of the scope known. `localOf` by state: filled for the scope's states. The scope has states.
[[nodiscard]] ScopeReading readScope(const asl::StateMachine& machine, const asl::Graph& graph, asl::ScopeIndex scope,
    const std::vector<NodeSize>& sizes, std::vector<std::uint32_t>& localOf);

/// Rules and default of a Choice; 0 for other states.
[[nodiscard]] std::int32_t slotsOf(const asl::State& state);

} // namespace statelight::layout
