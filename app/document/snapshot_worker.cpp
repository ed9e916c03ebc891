#include "app/document/snapshot_worker.h"

#include <utility>

namespace statelight::app {

SnapshotWorker::SnapshotWorker(asl::lint::RuleSet rules, std::function<void(Reading)> ready)
    : m_rules(rules)
    , m_ready(std::move(ready))
    , m_thread([this] { work(); })
{}

SnapshotWorker::~SnapshotWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stops = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void SnapshotWorker::request(ReadingRequest request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_next = std::move(request);
    }
    m_wake.notify_one();
}

void SnapshotWorker::work()
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_stops || m_next.has_value(); });
        if (m_stops)
            return;
        const ReadingRequest request = *std::exchange(m_next, std::nullopt);
        lock.unlock();
        m_ready(read(request, m_rules));
    }
}

} // namespace statelight::app
