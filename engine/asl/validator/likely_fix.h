#pragma once

#include "asl/validator/field_table.h"
#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// Each offers ways to mend the finding that came last; none where nothing likely is known.

/// For a target that isn't there: the state of its scope with the most similar name.
void offerTarget(
    Findings& findings, const StateMachine& machine, ScopeIndex scope, std::string_view target, const Place& place);
/// For a field that an object can't have: the most similar one that it can.
void offerField(const Subject& subject, Owner owner, const Entries& entries, const Entry& entry, const Place& place);
/// For a word that is none of "A, B, C".
void offerWord(const Subject& subject, std::string_view words, std::string_view found, const Place& place);
/// For a scope without StartAt: the one state that nothing leads to, or the first.
void offerStart(const Subject& subject, const Place& place);
/// For a state without Next and End: to go on to the state behind it, or to end.
void offerNextOrEnd(const Subject& subject, const Place& place);

} // namespace statelight::asl::validator
