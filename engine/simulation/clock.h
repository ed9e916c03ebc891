#pragma once

#include "execution/instant.h"
#include "simulation/interruption.h"

namespace statelight::simulation {

/// The time of a run.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual execution::Instant now() = 0;
    /// Returns when it is `time` or later; false when the wait was interrupted before.
    [[nodiscard]] virtual bool waitUntil(execution::Instant time) = 0;
};

/// Stands still while the machine works and jumps over every wait. Starts at 2026-01-01T00:00:00.000Z.
class VirtualClock : public Clock {
public:
    explicit VirtualClock(execution::Instant start = execution::virtualStart)
        : m_now(start)
    {}

    [[nodiscard]] execution::Instant now() override { return m_now; }
    [[nodiscard]] bool waitUntil(execution::Instant time) override;

private:
    execution::Instant m_now;
};

/// The wall clock; it really waits, until `interruption` is raised. It never goes back, whatever is done to the
/// system's.
class RealClock : public Clock {
public:
    explicit RealClock(const Interruption& interruption)
        : m_interruption(interruption)
    {}

    [[nodiscard]] execution::Instant now() override;
    [[nodiscard]] bool waitUntil(execution::Instant time) override;

private:
    const Interruption& m_interruption;
    execution::Instant m_latest{};
};

} // namespace statelight::simulation
