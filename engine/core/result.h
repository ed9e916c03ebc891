// core holds the words every other room speaks: values, errors, diagnostics and places in a text.
// It must never know a language, a file, or any other room.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace statelight::core {

/// Why an operation could not give its value. `code` is stable ("edit.stale", "query.type") and is what programs test;
/// `message` is one sentence that a person can act on.
struct Error {
    std::string code;
    std::string message;

    bool operator==(const Error&) const = default;
};

/// A value, or the Error that stands in its place. Functions that return one are marked [[nodiscard]].
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(std::string code, std::string message)
{
    return tl::unexpected<Error>(Error{std::move(code), std::move(message)});
}

/// A set of lambdas as one visitor for std::visit.
template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>; // clang 14 needs it

} // namespace statelight::core
