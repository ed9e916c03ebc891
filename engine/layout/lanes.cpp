#include "layout/lanes.h"

#include <algorithm>
#include <tuple>

#include "layout/measures.h"

namespace statelight::layout {

namespace {

struct Bundle {
    std::size_t begin = 0; ///< of its members
    std::size_t end = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

} // namespace

Lanes::Lanes(std::span<const std::int32_t> reaches)
    : m_slotCount(static_cast<std::uint32_t>(reaches.size()))
    , m_skyline(reaches)
{}

void Lanes::add(std::uint32_t farLink, Group group, std::uint32_t slot, std::uint32_t otherSlot)
{
    m_members.push_back({farLink, group, std::min(slot, otherSlot), std::max(slot, otherSlot), 0});
}

void Lanes::assign()
{
    std::ranges::stable_sort(m_members, {}, &Member::group);
    std::vector<Bundle> bundles;
    for (std::size_t at = 0; at < m_members.size(); ++at) {
        const Member& member = m_members[at];
        if (at == 0 || member.group != m_members[at - 1].group)
            bundles.push_back({at, at, member.first, member.last});
        Bundle& bundle = bundles.back();
        bundle.end = at + 1;
        bundle.first = std::min(bundle.first, member.first);
        bundle.last = std::max(bundle.last, member.last);
    }
    std::ranges::stable_sort(
        bundles, {}, [](const Bundle& bundle) { return std::tuple(bundle.last - bundle.first, bundle.first); });
    for (const Bundle& bundle : bundles) {
        const std::int32_t lane = m_skyline.reach(bundle.first, bundle.last) + measures::runPitch;
        m_skyline.raise(bundle.first, bundle.last, lane);
        for (std::size_t at = bundle.begin; at < bundle.end; ++at)
            m_members[at].lane = lane;
    }
}

std::vector<std::int32_t> Lanes::reaches() const
{
    std::vector<std::int32_t> reaches(m_slotCount);
    for (std::uint32_t slot = 0; slot < m_slotCount; ++slot)
        reaches[slot] = m_skyline.reach(slot, slot);
    return reaches;
}

} // namespace statelight::layout
