#pragma once

#include <optional>

#include "app/scene/node_look.h"

namespace statelight::app {

/// Body, branches, border and footer of an open container; its header's contents are painted apart.
void paintContainer(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look);
/// What stands in the header: tile, name, badges, duration and the chevron that folds it.
void paintHeader(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look);
[[nodiscard]] QRectF headerRect(const NodeView& node);
/// The chevron's target of 24 px.
[[nodiscard]] QRectF foldRect(const NodeView& node);
/// The iterations that the footer shows, failures first, as far as they fit and 60 at most.
[[nodiscard]] std::vector<std::size_t> shownIterations(const NodeView& node, const StateRun& run);
/// The iteration that a click at `place` in the footer asks for: the one of a cell, or the one before or after the
/// shown one at the chevrons.
[[nodiscard]] std::optional<int> iterationAt(const NodeView& node, const StateRun& run, QPointF place);

} // namespace statelight::app
