#include "document/edits/edits.h"
#include "document/terraform.h"
#include "source/hcl_scanner.h"
#include "source_tree_promises.h"

using namespace statelight;

namespace {

void checkTokens(std::string_view text)
{
    source::HclScanner scanner(text);
    std::uint32_t end = 0;
    for (source::HclToken token = scanner.next(); token.kind != source::HclToken::Kind::End; token = scanner.next()) {
        fuzz::require(end <= token.range.begin && token.range.begin < token.range.end);
        end = token.range.end;
        fuzz::require(end <= text.size() && token.lines.begin <= token.lines.end && token.lines.end <= end);
    }
}

/// Nothing but lines of the heredoc is written, and the file holds the same machines afterwards.
void checkEdit(const std::string& file, const document::EmbeddedDefinition& definition, const source::TextEdits& edits)
{
    for (const source::TextEdit& edit : edits)
        fuzz::require(definition.range.begin <= edit.range.begin && edit.range.end < definition.range.end);
    fuzz::checkUndo(file, edits);
    const auto after = source::applyEdits(file, edits);
    const auto before = document::readTerraform(file);
    const auto now = document::readTerraform(*after);
    fuzz::require(now.definitions.size() == before.definitions.size() && now.closed == before.closed);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    checkTokens(text);
    for (const std::string& file :
        {text, "resource \"aws_sfn_state_machine\" \"m\" {\n  definition = <<-EOF\n" + text + "\nEOF\n}\n"}) {
        for (const document::EmbeddedDefinition& definition : document::readTerraform(file).definitions) {
            const auto now = document::readSnapshot(definition.text.text(), definition.format, 1);
            for (const core::Diagnostic& diagnostic : now->diagnostics) {
                const core::SourceRange range = definition.text.outer(diagnostic.range);
                fuzz::require(definition.range.begin <= range.begin && range.end <= definition.range.end);
            }
            if (now->machine.states.empty())
                continue;
            if (const auto edit = document::renameState(*now, now->machine.states.front().path, "New"))
                checkEdit(file, definition, definition.text.outer(edit->edits));
            if (const auto edit = document::addState(*now, asl::StateType::Succeed, document::Place{}, "Other"))
                checkEdit(file, definition, definition.text.outer(edit->edits));
        }
    }
    return 0;
}
