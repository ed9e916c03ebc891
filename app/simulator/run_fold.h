#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "app/document/run_overlay.h"
#include "app/simulator/session.h"

namespace statelight::app {

/// One stay of the execution in one state: from its Entered event to its end.
struct Visit {
    asl::StateIndex state = 0;
    std::uint32_t lineage = 0;
    std::uint32_t enteredId = 0;
    RunStatus status = RunStatus::Running;
    int attempt = 0; ///< retries so far
    bool hasFailed = false; ///< its last attempt failed; an exit now means that it was caught
    execution::Instant entered;
    execution::Instant ended;
    std::vector<RunStatus> iterations; ///< of a Map
    std::shared_ptr<const execution::EventDetails> failure; ///< error and cause of the last failure
};

/// What the events of a run come to: visits, and from them the overlay. Events are taken in once, as they come.
class RunFold {
public:
    explicit RunFold(const Session& session);

    /// Takes in the events since the last call.
    void update();
    /// The overlay as of the last update; what acts next and who waits come from the session.
    [[nodiscard]] RunOverlay overlay() const;

    /// Shows the inner states of a Map in this iteration; -1: in the one that acted last.
    void showIteration(asl::StateIndex map, int index);
    [[nodiscard]] const std::vector<Visit>& visits() const { return m_visits; }
    /// The visit of a state that is shown; null while there is none.
    [[nodiscard]] const Visit* shownVisit(asl::StateIndex state) const;
    /// Whether all iterations that the lineage lies in are the ones that are shown.
    [[nodiscard]] bool isShown(std::uint32_t lineage) const;
    /// Whether the run came to the state in any iteration.
    [[nodiscard]] bool wasVisited(asl::StateIndex state) const { return m_byState.contains(state); }
    /// The first state that failed for good, if any.
    [[nodiscard]] std::optional<asl::StateIndex> failedState() const { return m_failedState; }

private:
    using Key = std::uint64_t;
    [[nodiscard]] static Key key(asl::StateIndex state, std::uint32_t lineage)
    {
        return (static_cast<Key>(state) << 32U) | lineage;
    }

    void take(const execution::HistoryEvent& event);
    void enter(const execution::HistoryEvent& event);
    void exit(const execution::HistoryEvent& event);
    void end(const execution::HistoryEvent& event);
    void fail(const execution::HistoryEvent& event, RunStatus status);
    void iterate(const execution::HistoryEvent& event, RunStatus status);
    void takeEdge(const Visit& from, asl::StateIndex to);
    [[nodiscard]] Visit* current(const execution::HistoryEvent& event);
    void updateChildren();
    /// `above` is the lineage in which the Map was entered.
    void endChild(const execution::ChildHistory& child, execution::EventType type, std::uint32_t above);
    void endVisits(const execution::HistoryEvent& event);
    void noteActing(std::uint32_t lineage);
    [[nodiscard]] int shownIteration(asl::StateIndex container) const;
    [[nodiscard]] StateRun runOf(const Visit& visit) const;
    [[nodiscard]] int retriesOf(asl::StateIndex state) const;

    const Session& m_session;
    std::size_t m_taken = 0;
    std::vector<std::size_t> m_takenOfChild;
    std::size_t m_firstOpenChild = 0; ///< all before it have ended and are taken in
    std::vector<Visit> m_visits;
    std::unordered_map<Key, std::size_t> m_current; ///< the newest visit of a state in a lineage
    std::unordered_map<std::uint32_t, std::size_t> m_left; ///< by lineage: the visit that was left last
    std::unordered_map<asl::StateIndex, std::vector<std::size_t>> m_byState;
    std::unordered_map<asl::StateIndex, int> m_chosen;
    std::unordered_map<asl::StateIndex, int> m_acted; ///< by Map: the iteration that acted last
    std::unordered_map<EdgeKey, int, EdgeKeyHash> m_edges;
    std::optional<asl::StateIndex> m_failedState;
};

} // namespace statelight::app
