#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/value.h"
#include "query/jsonata/expression.h"
#include "query/jsonata/marks.h"
#include "query/jsonata/signature.h"

namespace statelight::query::jsonata {

class Evaluator;

/// The arguments of one call, checked against the signature.
struct Arguments {
    std::span<core::Value> values;
    const core::Value& context; ///< what `$` was at the place of the call

    [[nodiscard]] const core::Value& operator[](std::size_t index) const
    {
        static const core::Value nothing = undefined();
        return index < values.size() ? values[index] : nothing;
    }
};

/// Gives a value, undefined, or what Evaluator::fail() gives.
using Native = core::Value (*)(Evaluator& evaluator, const Arguments& arguments);

/// One of JSONata's own functions.
struct Builtin {
    std::string_view name;
    std::string_view signature;
    std::uint8_t arity; ///< arguments that functions of higher order hand over
    Native call;
    enum class Where : std::uint8_t { Everywhere, OnlyAws, NotAws } where = Where::Everywhere;
};

[[nodiscard]] std::span<const Builtin> builtins();
[[nodiscard]] const Signature& builtinSignature(std::size_t index);
/// -1 where the dialect has no function of that name.
[[nodiscard]] std::int32_t builtinIndex(std::string_view name, Dialect dialect);

} // namespace statelight::query::jsonata
