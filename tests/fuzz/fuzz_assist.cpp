#include "document/assist/completion.h"
#include "document/assist/outline.h"
#include "document/assist/references.h"
#include "source_tree_promises.h"

using namespace statelight;

// The first two bytes tell the format and where the caret is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto text = std::make_shared<const std::string>(reinterpret_cast<const char*>(data + 2), size - 2); // NOLINT
    const auto format = data[0] % 2 == 0 ? source::Format::Yaml : source::Format::Json;
    const auto now = document::readSnapshot(text, format, 1);
    const auto offset = static_cast<std::uint32_t>(text->size() * data[1] / 255);
    for (const document::Suggestion& suggestion : document::complete(*now, offset))
        fuzz::require(suggestion.range.begin <= offset && offset <= suggestion.range.end
            && suggestion.range.end <= text->size() && suggestion.caret <= suggestion.insert.size());
    if (const auto mention = document::mentionAt(*now, offset))
        fuzz::require(!document::mentionsOf(*now, mention->state).empty());
    fuzz::require(document::outline(*now).size() == now->machine.states.size());
    return 0;
}
