// exporters turns a definition into other forms: JSON, YAML, pictures. It reads what source, asl and layout made; it
// must never write a file, know a widget or run a machine.
#pragma once

#include <cstdint>
#include <string>

#include "source/source_tree.h"

namespace statelight::exporters {

enum class JsonForm : std::uint8_t { Lines, Minified };

/// The values of a JSON or YAML text as JSON, in their order, numbers as they are written where JSON has them so. A
/// placeholder without quotes stays one. Lines are indented by two blanks. What is missing becomes null.
[[nodiscard]] std::string jsonText(const source::SourceTree& tree, JsonForm form);

} // namespace statelight::exporters
