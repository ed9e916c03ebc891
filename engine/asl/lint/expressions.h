#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "asl/state_machine.h"

namespace statelight::asl::lint {

/// What looks at the expressions of a state: the field of the state, retrier, catcher or rule that holds one, and its
/// text, of JSONata with the braces.
using ExpressionVisitor = std::function<void(const Field& field, std::string_view text)>;

/// Every path, intrinsic call and JSONata expression of the state, its catchers and rules; not ResultPath.
void visitExpressions(const State& state, const ExpressionVisitor& visit);
/// The same for these fields of one object.
void visitExpressions(const Fields& fields, QueryLanguage language, const ExpressionVisitor& visit);
/// The expressions in a payload template (JSONPath).
void visitTemplate(const core::Value& value, const std::function<void(std::string_view)>& visit);

/// The first names of the paths into the input: "order" of "$.order.total" and of "States.Format('{}', $['order'])".
[[nodiscard]] std::vector<std::string_view> inputNames(std::string_view text);
/// The names of variables in a path or an intrinsic call: "total" of "States.MathAdd($total, 1)".
[[nodiscard]] std::vector<std::string_view> variableNames(std::string_view text);

} // namespace statelight::asl::lint
