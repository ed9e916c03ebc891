#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "core/value.h"

namespace statelight::core::detail {

/// Objects with more members than this carry a hash index behind their members.
inline constexpr std::size_t fewMembers = 8;
inline constexpr std::uint32_t emptySlot = 0xffffffff;

[[nodiscard]] inline std::size_t slotCount(std::size_t members) noexcept
{
    return members > fewMembers ? std::bit_ceil(members * 2) : 0;
}

[[nodiscard]] inline std::size_t objectBytes(std::size_t members) noexcept
{
    return sizeof(Container) + members * sizeof(Member) + slotCount(members) * sizeof(std::uint32_t);
}

[[nodiscard]] inline std::uint32_t* slotsOf(const Member* members, std::size_t count) noexcept
{
    return reinterpret_cast<std::uint32_t*>(const_cast<Member*>(members) + count);
}

} // namespace statelight::core::detail
