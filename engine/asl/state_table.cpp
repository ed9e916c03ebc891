#include "asl/state_table.h"

#include <bit>

namespace statelight::asl {

void StateTable::build(std::span<const std::size_t> hashes)
{
    m_slots.assign(std::bit_ceil(hashes.size() * 2 + 2), none);
    const std::size_t mask = m_slots.size() - 1;
    for (StateIndex state = 0; state < hashes.size(); ++state) {
        std::size_t at = hashes[state] & mask;
        while (m_slots[at] != none)
            at = (at + 1) & mask;
        m_slots[at] = state;
    }
}

} // namespace statelight::asl
