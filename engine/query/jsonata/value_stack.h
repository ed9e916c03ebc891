#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/value.h"

namespace statelight::query::jsonata {

/// Places for values, given and taken back in turn; they don't move while they are held.
class ValueStack {
public:
    /// `count` places, each null.
    [[nodiscard]] core::Value* push(std::size_t count)
    {
        if (m_chunk == m_chunks.size() || m_used + count > m_chunks[m_chunk].size)
            openChunk(count);
        core::Value* places = m_chunks[m_chunk].places.get() + m_used;
        m_used += count;
        return places;
    }

    /// What push() gave last, with the same count. The places become null.
    void pop(std::size_t count) noexcept
    {
        m_used -= count;
        core::Value* places = m_chunks[m_chunk].places.get() + m_used;
        for (std::size_t index = 0; index < count; ++index)
            places[index] = core::Value();
        if (m_used == 0 && m_chunk > 0)
            closeChunk();
    }

private:
    struct Chunk {
        std::unique_ptr<core::Value[]> places;
        std::size_t size = 0;
        std::size_t usedBefore = 0; ///< places of the chunk before this one when it was opened
    };

    void openChunk(std::size_t count);
    void closeChunk() noexcept;

    std::vector<Chunk> m_chunks;
    std::size_t m_chunk = 0;
    std::size_t m_used = 0;
};

} // namespace statelight::query::jsonata
