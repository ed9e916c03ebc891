#pragma once

#include <vector>

#include "asl/lint/linter.h"
#include "asl/state_machine.h"
#include "source/source_tree.h"

namespace statelight::document {

/// The lint rules that comments of a YAML text switch off ("# statelight:disable=dead-rule"): before a state's name or
/// in a state, for that state; anywhere else for the whole machine. JSON has no comments.
[[nodiscard]] std::vector<asl::lint::Silence> silencesIn(
    const source::SourceTree& tree, const asl::StateMachine& machine);

} // namespace statelight::document
