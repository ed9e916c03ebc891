#pragma once

#include <cstdint>
#include <string_view>

#include "core/value.h"

namespace statelight::query {

/// Where `$name` is looked up.
class VariableSource {
public:
    VariableSource() = default;
    VariableSource(const VariableSource&) = default;
    VariableSource& operator=(const VariableSource&) = default;
    virtual ~VariableSource() = default;

    /// Null for a variable that isn't defined. The value must stay until the evaluation is done.
    [[nodiscard]] virtual const core::Value* find(std::string_view name) const = 0;
};

/// Where States.UUID and States.MathRandom take their bits from, so that a run can be repeated.
class RandomSource {
public:
    RandomSource() = default;
    RandomSource(const RandomSource&) = default;
    RandomSource& operator=(const RandomSource&) = default;
    virtual ~RandomSource() = default;

    [[nodiscard]] virtual std::uint64_t next() = 0;
};

/// What an expression sees. Null members: the input and the context are JSON's null, no variable is defined, and
/// functions that need random bits fail with "query.argument". Nothing is owned.
struct Scope {
    const core::Value* input = nullptr; ///< `$`
    const core::Value* context = nullptr; ///< `$$`
    const VariableSource* variables = nullptr; ///< `$name`
    RandomSource* random = nullptr;
};

} // namespace statelight::query
