#pragma once

#include <chrono>

namespace statelight::simulation {

/// A wish to stop that comes from outside: from Ctrl+C, from another thread. Once raised it stays raised.
class Interruption {
public:
    Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    ~Interruption();

    /// May be called in a signal handler and from any thread.
    void raise() noexcept;
    [[nodiscard]] bool isRaised() const noexcept { return waitFor(std::chrono::milliseconds(0)); }
    /// Waits that long at most; true as soon as it is raised.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds time) const noexcept;

private:
    int m_event;
};

} // namespace statelight::simulation
