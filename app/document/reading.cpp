#include "app/document/reading.h"

#include "document/embedded_definition.h"

namespace statelight::app {

namespace {

std::shared_ptr<const document::Snapshot> withoutTags(const document::Snapshot& snapshot)
{
    auto cleared = std::make_shared<document::Snapshot>(snapshot);
    document::forgiveTags(cleared->diagnostics);
    return cleared;
}

std::shared_ptr<const document::SoundPart> soundPart(
    const ReadingRequest& request, const document::Snapshot& broken, asl::lint::RuleSet rules)
{
    document::SoundPart part = document::findSoundPart(request.lastSound, broken, rules);
    if (request.isInTemplate)
        part.snapshot = withoutTags(*part.snapshot);
    return std::make_shared<const document::SoundPart>(std::move(part));
}

} // namespace

Reading read(const ReadingRequest& request, asl::lint::RuleSet rules)
{
    Reading reading;
    reading.snapshot = document::readAdvisedSnapshot(request.text, request.format, request.version, rules);
    if (request.isInTemplate)
        reading.snapshot = withoutTags(*reading.snapshot);
    if (reading.snapshot->isBroken && request.lastSound != nullptr)
        reading.sound = soundPart(request, *reading.snapshot, rules);
    return reading;
}

} // namespace statelight::app
