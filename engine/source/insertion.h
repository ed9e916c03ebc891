#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/value.h"
#include "source/source_text.h"
#include "source/source_tree.h"

namespace statelight::source {

/// Where among its siblings something is inserted: behind a node, or one of these two.
inline constexpr NodeIndex atEnd = noNode;
inline constexpr NodeIndex atFront = noNode - 1;

/// A member (with a key) or an item that a change puts into a container.
struct Insertion {
    NodeIndex after = atEnd;
    std::optional<std::string> key;
    std::variant<core::Value, SourceText> value;
};

} // namespace statelight::source
