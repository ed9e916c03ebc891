#pragma once

#include <string_view>

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// A text of a JSONata state that begins with "{%" or ends with "%}": INVALID_JSONATA_EXPRESSION where it is no
/// expression, UNSUPPORTED_JSONATA_EXPRESSION where it reads what isn't there: an input (`$`, `$$`, a bare name), or a
/// member of `$states` in the wrong field. Any other text is fine.
void checkJsonataText(const Subject& subject, std::string_view text, const Place& place, core::SourceRange range);

} // namespace statelight::asl::validator
