#include "simulation/clock.h"

#include <algorithm>
#include <chrono>

namespace statelight::simulation {

bool VirtualClock::waitUntil(execution::Instant time)
{
    m_now = std::max(m_now, time);
    return true;
}

execution::Instant RealClock::now()
{
    const auto time = std::chrono::system_clock::now().time_since_epoch();
    const execution::Instant wall{std::chrono::duration_cast<std::chrono::milliseconds>(time).count()};
    m_latest = std::max(m_latest, wall);
    return m_latest;
}

bool RealClock::waitUntil(execution::Instant time)
{
    while (now() < time) {
        if (m_interruption.waitFor(std::chrono::milliseconds(time.milliseconds - m_latest.milliseconds))) {
            return false;
        }
    }
    return true;
}

} // namespace statelight::simulation
