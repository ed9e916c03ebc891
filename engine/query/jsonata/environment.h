#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "core/source_range.h"
#include "core/value.h"
#include "query/scope.h"

namespace statelight::query::jsonata {

/// How much one evaluation may use, counted and not timed, so that the same input always ends the same way.
/// Beyond any of them it fails with "U1001".
struct Limits {
    std::uint64_t steps = 50'000'000; ///< nodes evaluated and items visited; some 20 ns each
    std::uint32_t depth = 1'500; ///< evaluations inside each other; a lambda's call costs two or three
    std::size_t bytes = 256U << 20U; ///< made for arrays, objects and texts, whether or not they are still held
};

/// Told the value of each sub-expression whenever one was computed, inner ones first; null: it gave nothing (undefined)
/// or a function. An observed evaluation is several times slower.
using Observer = std::function<void(core::SourceRange, const core::Value*)>;

/// What an expression sees from outside. Nothing is owned.
struct Environment {
    const core::Value* input = nullptr; ///< `$`, and what bare names are looked up in; null: undefined
    const VariableSource* variables = nullptr; ///< `$name`, `$states` among them; null: none
    RandomSource* random = nullptr; ///< for $random, $shuffle and $uuid, which fail with "D3900" without
    std::int64_t now = 0; ///< $now and $millis: milliseconds since 1970 in UTC, the same for all of one evaluation
    Limits limits;
    const Observer* observer = nullptr;
};

} // namespace statelight::query::jsonata
