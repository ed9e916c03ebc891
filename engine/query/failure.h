#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "core/result.h"

namespace statelight::query {

/// Codes of this room. A syntax fault is found when compiling, the others when evaluating.
namespace code {
inline constexpr const char* syntax = "query.syntax"; ///< the text can't be read
inline constexpr const char* missing = "query.missing"; ///< the path is fine, but finds nothing
inline constexpr const char* path = "query.path"; ///< the path can't be applied to this value
inline constexpr const char* argument = "query.argument"; ///< an intrinsic function refuses an argument
inline constexpr const char* limit = "query.limit"; ///< too much work or too large a result
} // namespace code

/// Why an evaluation gave no value. `error.message` is Jayway's wording where a path is at fault; `path` is then that
/// path as written ("$.a.b"), and `field` the key of the payload template it stands in ("value.$"), if any.
struct Failure {
    core::Error error;
    std::string path;
    std::string field;

    bool operator==(const Failure&) const = default;
};

template <class T>
using Evaluated = tl::expected<T, Failure>;

} // namespace statelight::query
