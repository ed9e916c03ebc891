#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "asl/state_machine.h"
#include "core/value.h"
#include "execution/event_type.h"
#include "execution/instant.h"

namespace statelight::execution {

class Program;

/// Stands for "no state": events of the execution itself.
inline constexpr asl::StateIndex noState = 0xffffffffU;

/// What few events have; shared, so that copying an event stays cheap.
struct EventDetails {
    std::optional<std::string> error;
    std::optional<std::string> cause;
    core::Value assignedVariables; ///< an object, or null where the state assigned nothing
    std::optional<std::int64_t> timeoutSeconds;
    std::optional<std::int64_t> heartbeatSeconds;
    std::optional<std::string> roleArn; ///< of ExecutionStarted, or of taskCredentials
    std::string text; ///< the ARN of a map run, the location of a failed evaluation
    std::optional<std::string> workerName;
};

/// One event as the machine writes it. Names and resources are told by `state`; `toValue` makes AWS's shape of it.
struct HistoryEvent {
    std::uint32_t id = 0; ///< 1, 2, 3 …
    std::uint32_t previousId = 0; ///< the event that caused this one; 0 for none
    Instant timestamp;
    asl::StateIndex state = noState;
    std::uint32_t lineage
        = 0; ///< index in History::lineages(): in which branch or iteration; 0 is the execution itself
    std::uint32_t number = 0; ///< the length of MapStateStarted, the index of MapIteration…, how often it was redriven
    EventType type = EventType::ExecutionStarted;
    bool hasValue = false; ///< `value` is told (input, output or parameters)
    core::Value value;
    std::shared_ptr<const EventDetails> details; ///< may be null
};

/// Where a frame of the machine hangs: iteration or branch `index` of the Map or Parallel `owner`, inside `parent`.
struct Lineage {
    std::uint32_t parent = 0;
    asl::StateIndex owner = noState; ///< noState for the execution itself
    std::uint32_t index = 0;
    bool operator==(const Lineage&) const = default;
};

/// The values on the way through a state (asl.md, section 3).
enum class Stage : std::uint8_t {
    Input,
    AfterInputPath,
    AfterItemsPath,
    AfterItemSelector, ///< of a Map that is tested alone, as the next four
    AfterItemBatcher,
    MaxConcurrency,
    ToleratedFailureCount,
    ToleratedFailurePercentage,
    AfterParameters,
    Result,
    AfterResultSelector,
    AfterResultPath,
    Output,
    AssignedVariables,
    Variables, ///< what the state could read when it was entered
    ErrorOutput,
};
[[nodiscard]] std::string_view toString(Stage stage);

struct StageRecord {
    std::uint32_t enteredId = 0; ///< id of the visit's …StateEntered event
    std::uint32_t attempt = 0; ///< 0 at first, then one more for each retry
    Stage stage = Stage::Input;
    core::Value value;
};

enum class HistoryMode : std::uint8_t { Full, None };

/// The history of one child execution of a distributed Map. Its events count from 1; its end is their last.
struct ChildHistory {
    asl::StateIndex map = noState;
    std::uint32_t index = 0; ///< of the item or batch
    std::string executionArn;
    std::string mapRunArn;
    std::vector<HistoryEvent> events;
};

/// What an execution wrote; append only. It belongs to the driver, not to the Machine: a snapshot is a copy of the
/// Machine and of this history's size, and `truncate` goes back to it.
class History {
public:
    explicit History(HistoryMode mode = HistoryMode::Full)
        : m_mode(mode)
        , m_lineages(1)
    {}

    /// From now on the histories of child executions are kept too. (`truncate` leaves them alone.)
    void keepChildren() { m_keepsChildren = true; }
    [[nodiscard]] bool keepsChildren() const { return m_keepsChildren; }
    [[nodiscard]] const std::vector<ChildHistory>& children() const { return m_children; }
    /// How many events the kept children have together.
    [[nodiscard]] std::size_t childEvents() const { return m_childEvents; }

    [[nodiscard]] HistoryMode mode() const { return m_mode; }
    [[nodiscard]] const std::vector<HistoryEvent>& events() const { return m_events; }
    [[nodiscard]] const std::vector<Lineage>& lineages() const { return m_lineages; }
    [[nodiscard]] const std::vector<StageRecord>& stages() const { return m_stages; }
    /// The values of one visit in the order in which they came to be.
    [[nodiscard]] std::vector<StageRecord> stagesOf(std::uint32_t enteredId) const;

    struct Size {
        std::size_t events = 0;
        std::size_t lineages = 1;
        std::size_t stages = 0;
    };
    [[nodiscard]] Size size() const { return {m_events.size(), m_lineages.size(), m_stages.size()}; }
    void truncate(const Size& size);
    /// Empties it, keeping its memory for the next execution.
    void clear();
    void reserve(std::size_t events) { m_events.reserve(events); }

    void append(HistoryEvent&& event)
    {
        if (m_mode == HistoryMode::Full)
            m_events.push_back(std::move(event));
    }
    /// The index of the new lineage; 0 where nothing is kept.
    std::uint32_t append(const Lineage& lineage);
    void append(StageRecord record) { m_stages.push_back(std::move(record)); }
    /// The index of the new child.
    std::uint32_t append(ChildHistory child);
    void appendToChild(std::uint32_t child, HistoryEvent&& event)
    {
        m_children[child].events.push_back(std::move(event));
        ++m_childEvents;
    }

private:
    HistoryMode m_mode;
    bool m_keepsChildren = false;
    std::vector<HistoryEvent> m_events;
    std::vector<Lineage> m_lineages;
    std::vector<StageRecord> m_stages;
    std::vector<ChildHistory> m_children;
    std::size_t m_childEvents = 0;
};

/// One event in the shape of AWS's GetExecutionHistory; `timestamp` is ISO 8601 with milliseconds.
[[nodiscard]] core::Value toValue(const HistoryEvent& event, const Program& program);
/// `{"events": […]}`.
[[nodiscard]] core::Value toValue(const History& history, const Program& program);
[[nodiscard]] core::Value toValue(const ChildHistory& child, const Program& program);

} // namespace statelight::execution
