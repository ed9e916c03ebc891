#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/jsonata/fault.h"

namespace statelight::query::jsonata {

/// The types that an argument may have, a bit each: `s n b l o a f`, and `m` for a missing (undefined) one.
using TypeSet = std::uint8_t;

namespace type {
inline constexpr TypeSet text = 1;
inline constexpr TypeSet number = 2;
inline constexpr TypeSet boolean = 4;
inline constexpr TypeSet null = 8;
inline constexpr TypeSet object = 16;
inline constexpr TypeSet array = 32;
inline constexpr TypeSet function = 64;
inline constexpr TypeSet missing = 128;
} // namespace type

/// The types that a function declares for its parameters: `<s-nn?:s>`.
struct Signature {
    struct Parameter {
        TypeSet types = 0;
        bool isArray = false; ///< `a`: any value is taken, and made an array
        bool isOptional = false;
        bool isRepeated = false; ///< `+`
        bool takesContext = false; ///< `-`: the context stands in for a missing argument
        std::string itemType; ///< `n` of `a<n>`
    };
    std::vector<Parameter> parameters;

    /// Fails with S0401 (a type parameter behind something else than `a` and `f`) or S0402 (one inside a choice).
    [[nodiscard]] static OrFault<Signature> parse(std::string_view text);

    /// How many arguments, from `types` on, each parameter takes (the first ones as many as they can); empty where they
    /// don't fit.
    [[nodiscard]] std::vector<std::size_t> distribute(const std::vector<TypeSet>& types) const;
    /// The number of the first argument, from 0, that fits no parameter; of arguments that distribute() refuses.
    [[nodiscard]] std::size_t misfit(const std::vector<TypeSet>& types) const;
};

} // namespace statelight::query::jsonata
