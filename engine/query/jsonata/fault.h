#pragma once

#include <string>

#include <tl/expected.hpp>

#include "core/source_range.h"

namespace statelight::query::jsonata {

/// Why a text is no expression (codes S…), or an evaluation gave no value (T…, D…, U…): JSONata's own codes, which are
/// stable. `message` is one sentence without the code. `range` is the faulty token or sub-expression in the text, and
/// `token` what stands there or the name of the function that complains; both may be empty.
struct Fault {
    std::string code;
    std::string message;
    core::SourceRange range;
    std::string token;

    bool operator==(const Fault&) const = default;
};

template <class T>
using OrFault = tl::expected<T, Fault>;

} // namespace statelight::query::jsonata
