#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "document/snapshot.h"

namespace statelight::document {

/// A place where the name of a state stands.
struct Mention {
    asl::StatePath state; ///< the state that is meant; it exists
    core::SourceRange range; ///< the name, with its quotes
    bool isDefinition = false; ///< the key of the state itself

    bool operator==(const Mention&) const = default;
};

/// The name at the byte: a state's key, StartAt, Next or Default, also in rules and catchers. Nothing where no name
/// stands or where no state of the scope has it.
[[nodiscard]] std::optional<Mention> mentionAt(const Snapshot& now, std::uint32_t offset);

/// The state's key and every place that leads to it, in the order of the text; empty for a state that doesn't exist.
[[nodiscard]] std::vector<Mention> mentionsOf(const Snapshot& now, const asl::StatePath& state);

} // namespace statelight::document
