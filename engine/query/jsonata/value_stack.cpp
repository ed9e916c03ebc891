#include "query/jsonata/value_stack.h"

#include <algorithm>

namespace statelight::query::jsonata {

namespace {
constexpr std::size_t firstChunk = 64;
} // namespace

void ValueStack::openChunk(std::size_t count)
{
    const bool isFirst = m_chunks.empty();
    const std::size_t next = isFirst ? 0 : m_chunk + 1;
    if (next < m_chunks.size() && m_chunks[next].size < count)
        m_chunks.resize(next);
    if (next == m_chunks.size()) {
        const std::size_t size = std::max(count, isFirst ? firstChunk : m_chunks.back().size * 2);
        m_chunks.push_back({std::make_unique<core::Value[]>(size), size, 0});
    }
    m_chunks[next].usedBefore = m_used;
    m_chunk = next;
    m_used = 0;
}

void ValueStack::closeChunk() noexcept
{
    m_used = m_chunks[m_chunk].usedBefore;
    --m_chunk;
}

} // namespace statelight::query::jsonata
