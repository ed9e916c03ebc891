#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "document/snapshot.h"

namespace statelight::app {

/// Reads snapshots on a thread of its own. Only the newest request counts: one that hasn't begun is dropped.
class SnapshotWorker {
public:
    using Text = std::shared_ptr<const std::string>;
    using SnapshotPointer = std::shared_ptr<const document::Snapshot>;

    /// `ready` is called on the worker's thread.
    SnapshotWorker(asl::lint::RuleSet rules, std::function<void(SnapshotPointer)> ready);
    /// Waits for a reading in progress; its result is dropped.
    ~SnapshotWorker();

    void request(Text text, source::Format format, std::uint64_t version);

private:
    struct Request {
        Text text;
        source::Format format;
        std::uint64_t version;
    };

    void work();

    asl::lint::RuleSet m_rules;
    std::function<void(SnapshotPointer)> m_ready;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Request> m_next;
    bool m_stops = false;
    std::thread m_thread;
};

} // namespace statelight::app
