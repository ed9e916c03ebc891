#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "asl/state_machine.h"
#include "asl/validator/field_table.h"
#include "document/assist/caret_place.h"

namespace statelight::document {

/// What the language says of a place: whose fields may stand there, or which field's value.
struct FieldPlace {
    /// The object at the place is one of these; none for what the language leaves free (Arguments, Result …).
    asl::validator::Owners owner = 0;
    /// The field whose value, or an item of whose list, stands there; null where there is none.
    const asl::validator::FieldRule* rule = nullptr;
    bool isItem = false; ///< an item of the field's list
    bool isStates = false; ///< the object whose keys are names of states
    bool isInside = false; ///< below the field's own value: in Arguments, Assign, a payload template
    std::string scope; ///< pointer of the innermost scope around
    asl::StatePath state; ///< the innermost state around; empty outside of every state
    asl::QueryLanguage language = asl::QueryLanguage::JsonPath;
    asl::validator::Owners fieldOwner = 0; ///< whose field `rule` is
};

/// Follows the tokens of a JSON pointer from the root of the definition.
[[nodiscard]] FieldPlace fieldPlace(const asl::StateMachine& machine, const std::vector<std::string>& tokens);

/// Whether a field of that language may stand in a place of this one.
[[nodiscard]] bool isOfLanguage(asl::validator::Languages languages, asl::QueryLanguage language);

} // namespace statelight::document
