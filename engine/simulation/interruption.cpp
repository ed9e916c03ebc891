#include "simulation/interruption.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace statelight::simulation {

Interruption::Interruption()
    : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{}

Interruption::~Interruption()
{
    ::close(m_event);
}

void Interruption::raise() noexcept
{
    const int before = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_event, &one, sizeof one);
    errno = before;
}

bool Interruption::waitFor(std::chrono::milliseconds time) const noexcept
{
    pollfd event{m_event, POLLIN, 0};
    const auto limit = std::clamp<std::int64_t>(time.count(), 0, std::numeric_limits<int>::max());
    return ::poll(&event, 1, static_cast<int>(limit)) > 0;
}

} // namespace statelight::simulation
