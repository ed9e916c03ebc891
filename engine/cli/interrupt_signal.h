#pragma once

#include "simulation/interruption.h"

namespace statelight::cli {

/// While it lives, Ctrl+C (and a polite kill) raises the interruption instead of ending the process; a second one ends
/// it.
class InterruptSignal {
public:
    explicit InterruptSignal(simulation::Interruption& interruption);
    InterruptSignal(const InterruptSignal&) = delete;
    InterruptSignal& operator=(const InterruptSignal&) = delete;
    ~InterruptSignal();
};

} // namespace statelight::cli
