#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/value.h"

namespace statelight::core {

/// One change of a JSON document. `document` turns it into the smallest text edits.
struct ValueChange {
    enum class Kind : std::uint8_t {
        Set, ///< sets or adds the value
        Rename, ///< gives the member the name that `value` holds
        MoveToEnd, ///< of an array's item, behind its siblings
        Remove
    };

    Kind kind = Kind::Set;
    std::string pointer; ///< JSON pointer of what is changed
    Value value;

    bool operator==(const ValueChange&) const = default;
};

/// A way to mend what a diagnostic tells of.
struct Fix {
    std::string label; ///< for a menu: "Lead to \"Charge\""
    std::vector<ValueChange> changes;
    bool isSafe = false; ///< there is no doubt: it can be done without asking

    bool operator==(const Fix&) const = default;
};

using Fixes = std::vector<Fix>;

} // namespace statelight::core
