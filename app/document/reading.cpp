#include "app/document/reading.h"

namespace statelight::app {

Reading read(const ReadingRequest& request, asl::lint::RuleSet rules)
{
    Reading reading;
    reading.snapshot = document::readAdvisedSnapshot(request.text, request.format, request.version, rules);
    if (reading.snapshot->isBroken && request.lastSound != nullptr)
        reading.sound = std::make_shared<const document::SoundPart>(
            document::findSoundPart(request.lastSound, *reading.snapshot, rules));
    return reading;
}

} // namespace statelight::app
