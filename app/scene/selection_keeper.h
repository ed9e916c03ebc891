#pragma once

#include <optional>
#include <vector>

#include "app/scene/scene_picture.h"
#include "document/edit.h"

namespace statelight::app {

/// Where a path is after states have moved; states nested in a moved one move along.
[[nodiscard]] asl::StatePath movedPath(const asl::StatePath& path, const std::vector<document::Moved>& moved);
/// The selection in a new picture: by path, else the new state that stands where the lost one stood in its scope.
[[nodiscard]] std::vector<asl::StatePath> keptSelection(
    const std::vector<asl::StatePath>& selection, const ScenePicture& before, const ScenePicture& after);
/// Those that don't lie in another one of them.
[[nodiscard]] std::vector<asl::StatePath> outermost(const std::vector<asl::StatePath>& states);
[[nodiscard]] std::optional<std::uint32_t> edgeIndex(const document::Snapshot& snapshot, const EdgeKey& key);

} // namespace statelight::app
