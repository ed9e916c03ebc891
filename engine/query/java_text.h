#pragma once

#include <string>

#include "core/value.h"

namespace statelight::query {

enum class ArrayLook : std::uint8_t {
    Java, ///< [1, a]
    Json ///< [1,"a"], what Jayway's JSON library prints, with everything inside
};

/// A value as Java's toString shows it, without quotes: `{Id=x, Name=y}`, `null`, `true`, `1.0`.
[[nodiscard]] std::string javaText(const core::Value& value, ArrayLook arrays);

} // namespace statelight::query
