#pragma once

#include <cstdint>
#include <vector>

#include "document/snapshot.h"

namespace statelight::document {

/// A state as an outline shows it.
struct OutlineEntry {
    asl::StateIndex state = 0;
    std::uint32_t depth = 0; ///< how many states it lies in
    core::SourceRange name; ///< its key, with its quotes
    core::SourceRange whole; ///< from its key to its end

    bool operator==(const OutlineEntry&) const = default;
};

/// All states in the order of the text: each directly before those that it holds.
[[nodiscard]] std::vector<OutlineEntry> outline(const Snapshot& now);

} // namespace statelight::document
