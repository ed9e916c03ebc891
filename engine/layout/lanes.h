#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "layout/skyline.h"

namespace statelight::layout {

/// Vertical runs beside a block, measures::runPitch apart. Links to one target share theirs.
class Lanes {
public:
    struct Group {
        std::uint32_t target = 0;
        bool isCatch = false;

        auto operator<=>(const Group&) const = default;
    };
    struct Member {
        std::uint32_t farLink = 0;
        Group group;
        std::uint32_t first = 0; ///< slots
        std::uint32_t last = 0;
        std::int32_t lane = 0; ///< the answer: the distance from the block's x = 0
    };

    /// `reaches` by slot.
    explicit Lanes(std::span<const std::int32_t> reaches);

    void add(std::uint32_t farLink, Group group, std::uint32_t slot, std::uint32_t otherSlot);
    /// Short lanes lie inside long ones.
    void assign();
    [[nodiscard]] const std::vector<Member>& members() const { return m_members; }
    /// With the lanes.
    [[nodiscard]] std::vector<std::int32_t> reaches() const;
    [[nodiscard]] std::int32_t reach(std::uint32_t first, std::uint32_t last) const
    {
        return m_skyline.reach(first, last);
    }

private:
    std::uint32_t m_slotCount;
    Skyline m_skyline;
    std::vector<Member> m_members;
};

} // namespace statelight::layout
