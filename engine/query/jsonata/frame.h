#pragma once

#include <cstdint>

#include "core/value.h"

namespace statelight::query::jsonata {

/// The variables of one run through a block, a function or a tuple.
struct Frame {
    Frame* outer = nullptr;
    core::Value* slots = nullptr;
};

} // namespace statelight::query::jsonata
