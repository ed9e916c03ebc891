#pragma once

#include <string>

#include "core/value.h"
#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// What an operator or conversion says instead of a value; null: no fault.
struct Complaint {
    const char* code = nullptr;
    std::string message;

    explicit operator bool() const { return code != nullptr; }
};

/// These give undefined where an operand is, after checking the other one.
/// Faults: T2001 and T2002 (an operand is no number), D1001 (an operand is infinite).
[[nodiscard]] core::Value arithmetic(Symbol symbol, const core::Value& left, const core::Value& right, Complaint& why);
/// Faults: D1002.
[[nodiscard]] core::Value negated(const core::Value& value, Complaint& why);
/// Faults: T2009 (of two types), T2010 (neither numbers nor texts).
[[nodiscard]] core::Value compared(Symbol symbol, const core::Value& left, const core::Value& right, Complaint& why);
/// `isOld` as in textOf. Faults: D3001 and D1001 (an infinite number).
[[nodiscard]] core::Value concatenated(const core::Value& left, const core::Value& right, bool isOld, Complaint& why);

/// Deep equality of two defined values; functions equal themselves.
[[nodiscard]] bool areEqual(const core::Value& left, const core::Value& right);
/// What JavaScript's === says: containers equal themselves only.
[[nodiscard]] bool areIdentical(const core::Value& left, const core::Value& right);
/// JSONata's effective boolean value; undefined counts as false.
[[nodiscard]] bool isTrue(const core::Value& value);
/// Says D1001 where the value is a number that isn't finite.
void checkFinite(const core::Value& value, Complaint& why);

/// $string: a text as it is, everything else as JSON in JavaScript's spelling, functions as an empty text.
/// `isOld`: integers are rounded to 15 digits too, as in 2.0.6.
[[nodiscard]] std::string textOf(const core::Value& value, bool isPretty, bool isOld, Complaint& why);

} // namespace statelight::query::jsonata
