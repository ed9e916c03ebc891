#pragma once

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// The Resource of a Task: that it names something, and that an Express machine can use it.
void checkResource(const Subject& subject, const core::Value& resource, const Place& place, core::SourceRange range);

} // namespace statelight::asl::validator
