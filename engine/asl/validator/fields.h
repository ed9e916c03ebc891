#pragma once

#include "asl/validator/field_table.h"
#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// Checks the fields of one object against the table: that it may have them, in its language; that none is missing,
/// that none excludes another; and each value.
void checkFields(
    const Subject& subject, Owner owner, const Entries& entries, const Place& place, core::SourceRange range);

} // namespace statelight::asl::validator
