#pragma once

#include "document/snapshot.h"
#include "exporters/svg_canvas.h"
#include "layout/layout.h"

namespace statelight::exporters {

/// The body of an open Parallel or Map, under the edges.
void drawContainer(
    SvgCanvas& canvas, const document::Snapshot& snapshot, asl::StateIndex state, const layout::NodePlace& place);
/// A node, or the header of an open container, over the edges.
void drawNode(
    SvgCanvas& canvas, const document::Snapshot& snapshot, asl::StateIndex state, const layout::NodePlace& place);

} // namespace statelight::exporters
