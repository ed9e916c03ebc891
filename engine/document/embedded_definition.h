#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "source/embedded_text.h"
#include "source/source_tree.h"

namespace statelight::document {

/// A state machine inside another file: what a SAM or CloudFormation template has under Definition or DefinitionString
/// (also with !Sub and Fn::Sub around it), and serverless.yml under stepFunctions. Its text can be read and edited like
/// a file of its own; `source::EmbeddedText` leads edits and ranges back into the file.
struct EmbeddedDefinition {
    std::string name; ///< the logical id of the resource
    core::SourceRange range; ///< in the file
    source::Format format = source::Format::Json;
    source::EmbeddedText text;
};

/// What a template holds: definitions that can be opened, and those that can't, with the reason.
struct TemplateContents {
    std::vector<EmbeddedDefinition> definitions; ///< in the order of the file
    std::vector<core::Error> closed; ///< "template.elsewhere" (in another file), "template.form" (built by functions)
};

/// None for a file that is no template: a definition, or something else.
[[nodiscard]] std::optional<TemplateContents> readTemplate(const source::SourceTree& file);
/// Takes away what is told of a template's own tags (!Sub, !GetAtt): they are no fault of a definition inside.
void forgiveTags(core::Diagnostics& diagnostics);
/// The definition of that name, or the only one where none is named. Fails with "template.none" where nothing can be
/// opened, and with "template.choice" with the names where one must be chosen.
[[nodiscard]] core::Result<EmbeddedDefinition> chooseDefinition(
    const TemplateContents& contents, std::string_view name);

} // namespace statelight::document
