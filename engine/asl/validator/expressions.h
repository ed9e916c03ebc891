#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace statelight::asl::validator {

/// Why a text isn't what it should be, as a sentence; nothing where it is.
using Fault = std::optional<std::string>;

/// A Path: of the input, the context object ($$) or a variable ($name).
[[nodiscard]] Fault pathFault(std::string_view text);
/// A Path that selects one node.
[[nodiscard]] Fault referencePathFault(std::string_view text);
/// A Reference Path into the input: neither the context object nor a variable.
[[nodiscard]] Fault resultPathFault(std::string_view text);
/// The value of a field "name.$": a Path or a call of an intrinsic function.
[[nodiscard]] Fault templateFault(std::string_view text);
/// Whether a faulty text is sound but for what stands inside of "[?(…)]" and "[(…)]". How much of that AWS looks at
/// when a definition is made isn't recorded, and others take more than Jayway does when it runs.
[[nodiscard]] bool isFaultyOnlyInFilters(std::string_view text);
/// A Reference Path, or one of the intrinsic functions that give a text.
[[nodiscard]] Fault textSourceFault(std::string_view text);

} // namespace statelight::asl::validator
