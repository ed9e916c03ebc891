#pragma once

#include "asl/validator/field_table.h"
#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// Checks the value of one field; `place` is that of the value.
void checkValue(const Subject& subject, const FieldRule& rule, const Entry& entry, const Place& place);

} // namespace statelight::asl::validator
