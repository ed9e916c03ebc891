#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "asl/graph.h"
#include "asl/state_machine.h"

namespace statelight::tests {

struct Definition {
    asl::StateMachine machine;
    asl::Graph graph;
};
using Snapshot = std::shared_ptr<const Definition>;

[[nodiscard]] Snapshot readDefinition(std::string text, std::string_view fileName = "a.asl.json");

/// A text of states joined by what `targets` says: state i is a Choice where it has several, ends where it has none.
[[nodiscard]] std::string definitionOf(const std::vector<std::vector<std::size_t>>& targets);

/// The machine of the design's pictures, in short.
[[nodiscard]] std::string orderFulfilment();

} // namespace statelight::tests
