#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asl/state_path.h"
#include "source/text_edit.h"

namespace statelight::document {

/// A state whose path changes through an edit (rename, move between scopes); states nested in it move along.
struct Moved {
    asl::StatePath from;
    asl::StatePath to;

    bool operator==(const Moved&) const = default;
};

/// What an intention comes to: text edits for one version of the text, and their consequences for paths.
struct Edit {
    std::uint64_t version = 0; ///< of the snapshot it was computed from; refused as "edit.stale" against another
    std::string label; ///< for the undo menu: "Rename Charge"
    source::TextEdits edits;
    std::vector<Moved> moved;
    asl::StatePath select; ///< the state to select afterwards; empty: keep the selection
};

} // namespace statelight::document
