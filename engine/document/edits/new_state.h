#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "asl/state_machine.h"
#include "core/value.h"

namespace statelight::document {

/// What a new state is made of.
struct NewState {
    asl::StateType type = asl::StateType::Pass;
    asl::QueryLanguage language = asl::QueryLanguage::JsonPath;
    std::optional<std::string> next; ///< End without; a Choice must have it
    std::string innerName; ///< of the state inside a Parallel or Map
};

/// The least that a state of this type needs to be valid, and to be understood by who fills it in.
[[nodiscard]] core::Value newState(const NewState& wanted);
/// A rule of a Choice that is valid and says that it must be filled in.
[[nodiscard]] core::Value newRule(asl::QueryLanguage language, std::string_view next);
/// The wanted name, or with a number, that neither a state nor `taken` has.
[[nodiscard]] std::string freeName(const asl::StateMachine& machine, std::string_view wanted, std::string_view taken);
/// Whether AWS knows such a field in a state of this type; fields that nobody knows are kept by every type.
[[nodiscard]] bool keepsField(asl::StateType type, std::string_view field);

} // namespace statelight::document
