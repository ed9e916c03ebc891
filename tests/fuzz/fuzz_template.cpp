#include "document/edits/edits.h"
#include "document/embedded_definition.h"
#include "document/snapshot.h"
#include "source_tree_promises.h"

using namespace statelight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto text = std::make_shared<const std::string>(reinterpret_cast<const char*>(data + 1), size - 1); // NOLINT
    const auto format = data[0] % 2 == 0 ? source::Format::Yaml : source::Format::Json;
    const auto contents = document::readTemplate(source::parse(text, format));
    if (!contents)
        return 0;
    for (const document::EmbeddedDefinition& definition : contents->definitions) {
        const auto now = document::readSnapshot(definition.text.text(), definition.format, 1);
        for (const core::Diagnostic& diagnostic : now->diagnostics) {
            const core::SourceRange range = definition.text.outer(diagnostic.range);
            fuzz::require(range.begin <= range.end && range.end <= text->size());
        }
        if (now->machine.states.empty())
            continue;
        const auto edit = document::renameState(*now, now->machine.states.front().path, "New");
        if (edit)
            fuzz::checkUndo(*text, definition.text.outer(edit->edits));
    }
    return 0;
}
