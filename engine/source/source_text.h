#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/value.h"
#include "source/source_tree.h"

namespace statelight::source {

/// A value as a file has it, to be put elsewhere: its later lines are indented by `indent` or more. Of a member that
/// has lines of its own, the text begins with the key and brings the comments that belong to it.
struct SourceText {
    std::string text;
    std::string indent;
    std::size_t keyLength = 0; ///< of the key that begins the text; 0: the text begins with the value
    std::string lead; ///< the comment lines above, without their indent, each with its line end
    Format format = Format::Json;
    std::optional<core::Value> meaning; ///< where the text alone doesn't say it: it may hold aliases of other places
};

/// What the text means, without its key.
[[nodiscard]] core::Value valueOf(const SourceText& source);
/// The text with every later line's indent replaced by another one.
[[nodiscard]] std::string reindented(const SourceText& source, std::string_view indent);

} // namespace statelight::source
