#pragma once

#include <QtCore/QPointF>
#include <vector>

#include "app/scene/scene_picture.h"

namespace statelight::app {

inline constexpr double hopRadius = 5;

/// Where the level runs of an edge cross upright runs of others: there it hops over them.
[[nodiscard]] std::vector<QPointF> hopsOver(const EdgeView& edge, const std::vector<const EdgeView*>& others);

} // namespace statelight::app
