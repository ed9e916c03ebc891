#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "document/snapshot.h"
#include "document/sound_part.h"

namespace statelight::app {

/// What follows from a Document's text.
struct Reading {
    std::shared_ptr<const document::Snapshot> snapshot;
    std::shared_ptr<const document::SoundPart> sound; ///< of a broken text that was sound once; else null
};

/// A text that is to be read.
struct ReadingRequest {
    std::shared_ptr<const std::string> text;
    source::Format format = source::Format::Json;
    std::uint64_t version = 0;
    std::shared_ptr<const std::string> lastSound; ///< the newest text before it that was sound; null without one
    bool isInTemplate = false; ///< tags of templates are no problem
};

[[nodiscard]] Reading read(const ReadingRequest& request, asl::lint::RuleSet rules);

} // namespace statelight::app
