#include "execution/machine_core.h"

namespace statelight::execution {

void Machine::Core::workOnParallel(FrameIndex index)
{
    Frame& frame = frames[index];
    const compiled::State& state = stateOf(frame);
    const auto& parallel = std::get<compiled::Parallel>(state.kind);
    Outcome branchInput = effectiveInput(frame);
    if (branchInput && state.parameters) {
        branchInput = fill(frame, *state.parameters, *branchInput);
        if (branchInput)
            record(frame, Stage::AfterParameters, *branchInput);
    }
    if (!branchInput)
        return fail(index, branchInput.error());
    writeNext(frame, EventType::ParallelStateStarted);
    frame.phase = Phase::Waiting;
    frame.fork = newFork();
    Fork& fork = forks[frame.fork];
    fork.owner = index;
    fork.total = static_cast<std::uint32_t>(parallel.starts.size());
    fork.nextSlot = fork.total;
    fork.running = fork.total;
    fork.results.resize(fork.total);
    if (options->test)
        return requestChildren(index, core::Value::array(std::vector<core::Value>(fork.total, *branchInput)));
    for (std::uint32_t branch = 0; branch < fork.total; ++branch) {
        const FrameIndex child = spawn(index, branch, parallel.starts[branch], *branchInput);
        frames[child].lastEvent = frame.lastEvent;
        makeReady(child, Phase::Entering);
    }
}

} // namespace statelight::execution
