#pragma once

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// A JSONPath payload template: every "name.$" at any depth is an expression, and no name comes twice without its ".$".
void checkTemplate(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range);
/// A value with JSONata expressions at any depth: that their braces enclose the whole text.
void checkJsonataValue(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range);
/// A value that is taken as it is: warns of expressions in it.
void checkLiteral(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range);
void checkAssign(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range);
void checkCredentials(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range);

} // namespace statelight::asl::validator
