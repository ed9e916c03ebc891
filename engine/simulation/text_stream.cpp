#include "simulation/text_stream.h"

namespace statelight::simulation {

namespace {

constexpr std::size_t piece = std::size_t(1) << 20U;

} // namespace

core::Result<void> TextStream::fill()
{
    if (m_isComplete) {
        return {};
    }
    m_buffer.erase(0, m_at);
    m_at = 0;
    const auto count = m_file->read(m_buffer, piece);
    if (!count) {
        return tl::unexpected(count.error());
    }
    m_isComplete = *count == 0;
    return {};
}

core::Result<void> TextStream::fillAll()
{
    while (!m_isComplete) {
        if (auto filled = fill(); !filled) {
            return filled;
        }
    }
    return {};
}

} // namespace statelight::simulation
