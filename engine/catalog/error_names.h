#pragma once

#include <span>
#include <string_view>

namespace statelight::catalog {

struct ErrorName {
    std::string_view name;
    std::string_view meaning; ///< one line
};

/// The names that the language itself has, "States.ALL" first.
[[nodiscard]] std::span<const ErrorName> errorNames();
/// False only for a name that begins with "States." and isn't the language's: any other may be somebody's own.
[[nodiscard]] bool isLegalErrorName(std::string_view name);

} // namespace statelight::catalog
