#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "document/embedded_definition.h"

namespace statelight::document {

/// Whether a file is Terraform's, by its name.
[[nodiscard]] bool isTerraform(std::string_view fileName);
/// The state machines of a Terraform file: each resource "aws_sfn_state_machine" by its name. A definition that stands
/// in a heredoc can be opened, as JSON with `${…}` in it; it lies within the heredoc's lines. Takes any text.
[[nodiscard]] TemplateContents readTerraform(std::string_view file);

} // namespace statelight::document
