#pragma once

#include <memory>
#include <vector>

#include "app/scene/scene_picture.h"

namespace statelight::app {

/// What is to be drawn, and which of its states in another way.
struct PictureRequest {
    std::shared_ptr<const document::Snapshot> snapshot;
    std::vector<asl::StatePath> folded; ///< containers
    std::vector<asl::StatePath> broken; ///< their text can't be read at the moment
};

/// Lays a snapshot out and gathers what the painters need. Runs on the layout thread.
[[nodiscard]] ScenePicturePointer makePicture(const PictureRequest& request, layout::Engine& engine);
/// Fills the indices of a picture whose nodes and edges stand.
void indexPicture(ScenePicture& picture);
/// The way from one picture to the next, `progress` from 0 to 1: what both have is in between, what is new is in place.
[[nodiscard]] ScenePicturePointer pictureBetween(
    const ScenePicture& from, const ScenePicturePointer& to, double progress);

} // namespace statelight::app
