#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/source_range.h"
#include "document/snapshot.h"

namespace statelight::document {

/// One thing that may be written at the caret.
struct Suggestion {
    enum class Kind : std::uint8_t { Field, Value, State, Function, Variable, Member, ErrorName, Resource };

    Kind kind = Kind::Value;
    std::string label;
    std::string detail; ///< what it is, in a few words
    core::SourceRange range; ///< what it replaces
    std::string insert;
    std::uint32_t caret = 0; ///< where the caret stands afterwards, in bytes of `insert`

    bool operator==(const Suggestion&) const = default;
};

/// What may be written at a byte of the text, best first: fields of the object that it lies in and that it doesn't have
/// yet, values of enumerated fields, states of the scope, error names, resources, and within paths and expressions
/// functions, variables and members of `$states` and the context object. Only what fits to the word before the caret;
/// empty where nothing is known. The text may be broken.
[[nodiscard]] std::vector<Suggestion> complete(const Snapshot& now, std::uint32_t offset);

} // namespace statelight::document
