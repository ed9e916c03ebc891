#include "layout/node_size.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "layout/measures.h"

namespace statelight::layout {

namespace {

constexpr double nameSize = 14;
constexpr double subtitleSize = 12;
constexpr double chipSize = 11;
constexpr double labelSize = 12;
constexpr double tile = 24;
constexpr double tileGap = 8;
constexpr double badge = 20; // 16 and the gap before it
constexpr double badgesGap = 4;
constexpr double durationRoom = 52; // "59 min" and the gap before it
constexpr double chipFrame = 28; // glyph, its gap and the padding
constexpr double chipGap = 6;
constexpr double chevron = 24;
constexpr double outline = 2;
constexpr std::size_t mostChips = 3;

double sidePadding(asl::StateType type)
{
    switch (type) {
    case asl::StateType::Wait:
    case asl::StateType::Succeed:
    case asl::StateType::Fail:
        return 16;
    case asl::StateType::Choice:
        return 18;
    default:
        return 12;
    }
}

bool isPlain(asl::StateType type)
{
    using enum asl::StateType;
    return type == Pass || type == Succeed || type == Fail || type == Unknown;
}

bool isCapsule(asl::StateType type)
{
    return type == asl::StateType::Succeed || type == asl::StateType::Fail;
}

// With room for the status that a run adds.
double badgesWidth(const NodeContent& content)
{
    return badgesGap + badge + (content.assignsVariables ? badge : 0) + (content.languageBadge != 0 ? badge : 0);
}

double chipsWidth(const NodeContent& content)
{
    double width = 0;
    for (std::size_t at = 0; at < std::min(mostChips, content.chips.size()); ++at)
        width += chipFrame + textWidth(content.chips[at].text, chipSize, true) + chipGap;
    return width;
}

std::int32_t inSteps(double width)
{
    return static_cast<std::int32_t>(std::ceil(width / measures::widthStep)) * measures::widthStep;
}

} // namespace

NodeSize nodeSize(const NodeContent& content, asl::StateType type, std::int32_t slots)
{
    const bool plain = isPlain(type);
    const bool folds = type == asl::StateType::Parallel || type == asl::StateType::Map;
    const double name = textWidth(content.name, nameSize, true) + badgesWidth(content);
    const double subtitle
        = plain ? 0 : textWidth(content.subtitle, subtitleSize, false) + durationRoom + (folds ? chevron : 0);
    const double rows = std::max({name, subtitle, chipsWidth(content)});
    const double wanted = 2 * sidePadding(type) + tile + tileGap + rows + outline;
    NodeSize size;
    size.width
        = std::clamp(inSteps(wanted), isCapsule(type) ? measures::narrowest : measures::usualWidth, measures::widest);
    size.height = plain         ? measures::plainHeight
        : content.chips.empty() ? measures::twoRowHeight
                                : measures::chipsHeight;
    // The slots of a Choice with many rules need more than the widest node has.
    if (slots > 1)
        size.width = std::max(size.width, inSteps((slots - 1) * measures::slotPitch + 2 * sidePadding(type)));
    return size;
}

std::int32_t headerWidth(const NodeContent& content)
{
    const double name = std::min<double>(textWidth(content.name, nameSize, true), measures::widest);
    const double subtitle = std::min<double>(textWidth(content.subtitle, subtitleSize, false), measures::usualWidth);
    const double wanted = 2 * sidePadding(asl::StateType::Parallel) + tile + tileGap + name + tileGap + subtitle
        + badgesWidth(content) + durationRoom + chevron;
    return std::max(inSteps(wanted), measures::usualWidth);
}

std::int32_t labelWidth(const asl::Edge& edge)
{
    if (edge.label.empty() && edge.kind != asl::EdgeKind::Rule)
        return 0;
    double width = textWidth(edge.label, labelSize, false) + 2 * measures::labelPadding;
    if (edge.kind == asl::EdgeKind::Rule)
        width += textWidth(std::to_string(edge.index + 1) + ' ', labelSize, false) + chipGap / 2;
    return std::min(static_cast<std::int32_t>(std::ceil(width / 2)) * 2, measures::widestLabel);
}

} // namespace statelight::layout
