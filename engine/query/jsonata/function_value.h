#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/value.h"
#include "query/jsonata/frame.h"
#include "query/jsonata/node.h"
#include "query/jsonata/regular_expression.h"

namespace statelight::query::jsonata {

struct Unit;

/// A function that an evaluation made. JSONata's own functions are known by their index alone.
struct FunctionValue {
    enum class Kind : std::uint8_t {
        Lambda,
        Partial, ///< first: the function, values: its arguments, unbound where one is to come
        Chain, ///< first, then second
        Transform,
        Regex,
        NextMatch ///< of a regular expression that was called
    };
    Kind kind = Kind::Lambda;
    const Node* node = nullptr;
    const Unit* unit = nullptr;
    Frame* frame = nullptr;
    core::Value first; ///< of a lambda and a transform: the context it was made in
    core::Value second;
    std::vector<core::Value> values;
    std::shared_ptr<RegularExpression::Scan> scan;
};

} // namespace statelight::query::jsonata
