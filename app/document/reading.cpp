#include "app/document/reading.h"

namespace statelight::app {

namespace {

std::shared_ptr<const document::Snapshot> withoutTags(const document::Snapshot& snapshot)
{
    auto cleared = std::make_shared<document::Snapshot>(snapshot);
    std::erase_if(cleared->diagnostics, [](const core::Diagnostic& found) { return found.code == "yaml.tag"; });
    return cleared;
}

} // namespace

Reading read(const ReadingRequest& request, asl::lint::RuleSet rules)
{
    Reading reading;
    reading.snapshot = document::readAdvisedSnapshot(request.text, request.format, request.version, rules);
    if (request.isInTemplate)
        reading.snapshot = withoutTags(*reading.snapshot);
    if (reading.snapshot->isBroken && request.lastSound != nullptr)
        reading.sound = std::make_shared<const document::SoundPart>(
            document::findSoundPart(request.lastSound, *reading.snapshot, rules));
    return reading;
}

} // namespace statelight::app
