#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "asl/state_machine.h"
#include "core/value.h"
#include "execution/instant.h"
#include "execution/state_error.h"
#include "execution/task_request.h"

namespace statelight::execution {

using FrameIndex = std::uint32_t;
using ForkIndex = std::uint32_t;
inline constexpr std::uint32_t none = 0xffffffffU;

enum class Phase : std::uint8_t {
    Free,
    Entering, ///< ready: the state is about to be entered
    Working, ///< ready: entered, or to be tried again
    Resuming, ///< ready: `result` is there
    Failing, ///< ready: `failure` is there
    Waiting, ///< for an answer, a time, or its children
};

/// The activity of one scope: the execution itself, a branch, an iteration, a child of a distributed Map.
struct Frame {
    Phase phase = Phase::Free;
    bool isSilent = false; ///< inside a distributed Map: writes no events
    bool isStarted = false; ///< the activity was taken by a worker
    bool isSubmitted = false; ///< TaskSubmitted was written
    asl::StateIndex state = 0;
    FrameIndex parent = none;
    std::uint32_t slot = 0; ///< which branch or iteration of the parent's fork
    ForkIndex fork = none; ///< the children of the current Parallel or Map
    std::uint32_t serial = 0; ///< tells whether a timer or a place in the queue still means this visit
    std::uint32_t heartbeat = 0; ///< sequence of the heartbeat timer that counts
    std::int64_t heartbeatSeconds = 0;
    std::uint32_t lineage = 0;
    std::uint32_t lastEvent = 0; ///< what the next event links to
    std::uint32_t enteredEvent = 0;
    std::uint32_t attempt = 0;
    Instant enteredTime;
    TaskId task = 0; ///< the open request
    Instant startTime; ///< of a child execution of a distributed Map
    core::Value childInput; ///< the same child's input
    core::Value input; ///< raw input of the state
    core::Value result;
    core::Value variables; ///< an object, or null where there are none yet
    std::string token;
    std::shared_ptr<const StateError> failure;
    std::vector<std::uint32_t> retries; ///< made so far in this visit, by retrier
};

/// The children of one attempt of a Parallel or Map.
struct Fork {
    FrameIndex owner = none;
    bool isDistributed = false;
    std::uint32_t total = 0;
    std::uint32_t nextSlot = 0;
    std::uint32_t running = 0;
    std::uint32_t limit = 0; ///< at most so many at once
    std::optional<std::int64_t> toleratedCount;
    std::optional<double> toleratedPercentage;
    core::Value items; ///< of a Map; batches, where an ItemBatcher makes them
    core::Value input; ///< what $ is in ItemSelector
    bool isBatched = false;
    bool isWriting = false; ///< the ResultWriter was asked
    bool isMocked = false; ///< the children's result was asked for: the state is tested alone
    std::uint32_t startedEvent = 0; ///< MapRunStarted
    std::vector<core::Value> results;
    std::vector<std::uint32_t> failedSlots;
    std::string mapRunArn;
    std::uint64_t seed = 0; ///< of the children's names
};

enum class TimerKind : std::uint8_t { Wait, Retry, Timeout, Heartbeat };

struct Timer {
    Instant when;
    std::uint32_t sequence = 0; ///< equal times fire in the order in which they were set
    FrameIndex frame = 0;
    std::uint32_t serial = 0;
    TimerKind kind = TimerKind::Wait;
};

/// Frames that can go on, first come first served: the order of concurrent work is always the same.
class ReadyQueue {
public:
    struct Entry {
        FrameIndex frame = 0;
        std::uint32_t serial = 0;
    };

    void push(Entry entry) { m_entries.push_back(entry); }
    [[nodiscard]] bool isEmpty() const { return m_head == m_entries.size(); }
    [[nodiscard]] Entry front() const { return m_entries[m_head]; }
    void pop()
    {
        if (++m_head == m_entries.size()) {
            m_entries.clear();
            m_head = 0;
        } else if (m_head >= 1024) {
            m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_head));
            m_head = 0;
        }
    }
    void clear()
    {
        m_entries.clear();
        m_head = 0;
    }

private:
    std::vector<Entry> m_entries;
    std::size_t m_head = 0;
};

} // namespace statelight::execution
