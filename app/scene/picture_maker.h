#pragma once

#include <memory>
#include <vector>

#include "app/scene/scene_picture.h"

namespace statelight::app {

/// Lays a snapshot out and gathers what the painters need. Runs on the layout thread.
[[nodiscard]] ScenePicturePointer makePicture(std::shared_ptr<const document::Snapshot> snapshot,
    layout::Engine& engine, const std::vector<asl::StatePath>& folded);
/// Fills the indices of a picture whose nodes and edges stand.
void indexPicture(ScenePicture& picture);
/// The way from one picture to the next, `progress` from 0 to 1: what both have is in between, what is new is in place.
[[nodiscard]] ScenePicturePointer pictureBetween(
    const ScenePicture& from, const ScenePicturePointer& to, double progress);

} // namespace statelight::app
