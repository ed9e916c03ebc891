#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "app/document/reading.h"

namespace statelight::app {

/// Reads snapshots on a thread of its own. Only the newest request counts: one that hasn't begun is dropped.
class SnapshotWorker {
public:
    /// `ready` is called on the worker's thread.
    SnapshotWorker(asl::lint::RuleSet rules, std::function<void(Reading)> ready);
    /// Waits for a reading in progress; its result is dropped.
    ~SnapshotWorker();

    void request(ReadingRequest request);

private:
    void work();

    asl::lint::RuleSet m_rules;
    std::function<void(Reading)> m_ready;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<ReadingRequest> m_next;
    bool m_stops = false;
    std::thread m_thread;
};

} // namespace statelight::app
