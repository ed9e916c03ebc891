#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace statelight::asl::validator {

/// The candidate that a misspelled name most likely means.
struct Nearest {
    std::string_view name;
    bool isSure = false; ///< no other is as near, and at most one letter in four differs
};

/// Nothing where none is near: case aside, at most a third of the letters may differ, by changes or neighbours swapped.
[[nodiscard]] std::optional<Nearest> nearest(std::string_view name, std::span<const std::string_view> candidates);

} // namespace statelight::asl::validator
