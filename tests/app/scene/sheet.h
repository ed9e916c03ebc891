#pragma once

#include <QtGui/QImage>
#include <string>
#include <vector>

#include "app/scene/node_look.h"
#include "app/scene/scene_painter.h"

namespace statelight::tests {

/// One look of a state in the sheet's rows.
struct SheetRow {
    std::string name;
    app::NodeLook look;
    bool cannotRun = false;
};

/// A state of each type in the size that the layout gives it, at the origin.
[[nodiscard]] app::NodeView sampleNode(theme::Type type);
[[nodiscard]] std::vector<SheetRow> sheetRows();
/// Every type in every look, containers, edges and zoom levels: what nodes.png of the design shows.
[[nodiscard]] QImage paintSheet(const theme::Palette& palette);

} // namespace statelight::tests
