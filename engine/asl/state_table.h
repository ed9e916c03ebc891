#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace statelight::asl {

using StateIndex = std::uint32_t;
using ScopeIndex = std::uint32_t;

/// A hash table from a key's hash to the states that may have it. It holds no keys: the caller compares.
class StateTable {
public:
    /// Hashes stand in the order of the states.
    void build(std::span<const std::size_t> hashes);

    /// The first state of that hash for which `matches(StateIndex)` holds, or `none`.
    template <class Matches>
    [[nodiscard]] StateIndex find(std::size_t hash, Matches matches) const
    {
        if (m_slots.empty())
            return none;
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t at = hash & mask; m_slots[at] != none; at = (at + 1) & mask) {
            if (matches(m_slots[at]))
                return m_slots[at];
        }
        return none;
    }

    static constexpr StateIndex none = 0xffffffff;

private:
    std::vector<StateIndex> m_slots; // a power of two, at most half full
};

} // namespace statelight::asl
