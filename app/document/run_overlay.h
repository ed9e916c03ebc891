#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "asl/graph.h"
#include "asl/state_path.h"

namespace statelight::app {

enum class RunStatus : std::uint8_t {
    NotVisited,
    Running,
    Retrying,
    Waiting,
    Succeeded,
    Caught,
    Failed,
    TimedOut,
    Aborted
};

/// What a run has made of one state so far. Durations are virtual milliseconds.
struct StateRun {
    RunStatus status = RunStatus::NotVisited;
    int visits = 0;
    int attempt = 0; ///< the retry in progress, 0 without one
    int maxAttempts = 0;
    std::int64_t durationMs = -1; ///< -1: none to show
    bool isCurrent = false; ///< the step that acts next: arrow plate and yellow outline
    bool needsResult = false; ///< a task that waits for a person's answer
    std::vector<RunStatus> iterations; ///< of a Map, by item
    int shownIteration = -1; ///< the iteration whose inner states are shown
    bool operator==(const StateRun&) const = default;
};

/// A transition, known by its source and place in it (indices of Graph::edges change with the text).
struct EdgeKey {
    asl::StatePath from;
    asl::EdgeKind kind = asl::EdgeKind::Next;
    std::uint32_t index = 0;
    bool operator==(const EdgeKey&) const = default;
};

struct EdgeKeyHash {
    std::size_t operator()(const EdgeKey& key) const noexcept
    {
        return std::hash<asl::StatePath>{}(key.from) * 31 + static_cast<std::size_t>(key.kind) * 7 + key.index;
    }
};

/// A run as the canvas shows it: a fold over its history. The simulator makes it, Workbench hands it to the scene.
struct RunOverlay {
    bool isActive = false;
    bool isFinished = false;
    std::unordered_map<asl::StatePath, StateRun> states;
    std::unordered_map<EdgeKey, int, EdgeKeyHash> taken; ///< how often each transition was taken
};

} // namespace statelight::app
