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
#include "execution/redrive_point.h"
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
    bool isSilent = false; ///< inside a distributed Map: its events belong to a child execution
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
    std::uint32_t enteredFrom = 0; ///< what the …StateEntered event links to
    std::uint32_t attempt = 0;
    Instant enteredTime;
    TaskId task = 0; ///< the open request
    FrameIndex root = none; ///< of a silent frame: the frame whose child execution it belongs to
    // These are of such a root:
    Instant startTime;
    core::Value childInput;
    core::Value item; ///< what $$.Map.Item.Value is, and where that came from
    core::Value itemSource;
    std::uint32_t childEvents = 0; ///< written so far
    std::uint32_t childHistory = none; ///< in History::children()
    bool isChildFull = false; ///< the limit of events is reached
    core::Value input; ///< raw input of the state
    core::Value result;
    core::Value variables; ///< an object, or null where there are none yet
    std::string token;
    std::shared_ptr<const StateError> failure;
    std::shared_ptr<const RedrivePoint> redrive; ///< of a Parallel or Map whose children failed
    std::vector<std::uint32_t> retries; ///< made so far in this visit, by retrier
};

/// What became of one child of a distributed Map.
struct SlotResult {
    std::uint32_t slot = 0;
    core::Value value;
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
    std::uint32_t firstSlot = 0; ///< of items: those before were taken and are gone
    core::Value items; ///< of a Map; batches, where an ItemBatcher makes them
    core::Value input; ///< what $ is in ItemSelector
    bool isBatched = false;
    bool hasMore = false; ///< the ItemReader has items that weren't asked for yet
    std::uint32_t itemsRead = 0;
    std::vector<core::Value> openBatch; ///< items that wait for more to come
    core::Value itemSource; ///< of `items`
    core::Value readerRequest; ///< the evaluated ItemReader
    core::Value writerRequest; ///< the evaluated ResultWriter, once it was needed
    TaskId readTask = 0; ///< the open requests to both
    TaskId writeTask = 0;
    bool isEnding = false; ///< the ResultWriter was told that this is the last of it
    std::shared_ptr<const StateError> endError; ///< why the run fails, once its results are written
    std::vector<SlotResult> finished; ///< that the ResultWriter wasn't given yet
    std::vector<SlotResult> failures;
    std::size_t resultBytes = 0;
    bool isOverLimit = false; ///< the results are too large to be the state's, so they aren't kept
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
