#pragma once

#include <cstdint>
#include <string>

#include "document/snapshot.h"
#include "layout/layout.h"

namespace statelight::exporters {

enum class Shade : std::uint8_t { Light, Dark };

/// A definition as the canvas draws it, without a run and at 100 %: places from `picture`, which must be that of the
/// snapshot, colours and sizes of resources/theme.json. Text names the font Inter and stays text.
[[nodiscard]] std::string svg(const document::Snapshot& snapshot, const layout::Layout& picture, Shade shade);

} // namespace statelight::exporters
