#pragma once

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// The names in one ErrorEquals.
void checkErrorNames(const Subject& subject, const core::Value& names, const Place& place, core::SourceRange range);
/// That States.ALL stands last in a Retry or Catch.
void checkWildcardIsLast(const Subject& subject, std::span<const Fields* const> list, const Place& place);

} // namespace statelight::asl::validator
