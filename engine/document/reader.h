#pragma once

#include "asl/state_machine.h"
#include "core/diagnostic.h"
#include "source/source_tree.h"

namespace statelight::document {

/// What could be read of a definition, and what of it has no shape of a state machine. `findings` holds only what the
/// model can't show: keys that come twice, and values that are no objects where states or scopes must stand.
struct Reading {
    asl::StateMachine machine;
    core::Diagnostics findings; ///< in no order
};

[[nodiscard]] Reading readStateMachine(const source::SourceTree& tree);

} // namespace statelight::document
