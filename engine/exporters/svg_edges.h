#pragma once

#include <string>
#include <vector>

#include "asl/graph.h"
#include "exporters/svg_canvas.h"
#include "layout/layout.h"

namespace statelight::exporters {

/// One transition with its arrow head; crossings hop over what `hops` names.
void drawEdge(
    SvgCanvas& canvas, const asl::Edge& edge, const layout::EdgeRoute& route, const std::vector<layout::Point>& hops);
void drawEdgeLabel(SvgCanvas& canvas, const asl::Edge& edge, const layout::EdgeRoute& route);
/// A line from the start disc or to the end ring.
void drawTerminalRoute(SvgCanvas& canvas, const std::vector<layout::Point>& points);
/// Where a route's level runs cross upright runs of the others.
[[nodiscard]] std::vector<layout::Point> hopsOver(
    const std::vector<layout::Point>& points, const std::vector<const std::vector<layout::Point>*>& others);

} // namespace statelight::exporters
