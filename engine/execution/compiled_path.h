#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "execution/state_error.h"
#include "query/expression.h"
#include "query/jsonata/payload.h"
#include "query/reference_path.h"
#include "query/template.h"

namespace statelight::execution::compiled {

using Path = query::Expression;

/// InputPath or OutputPath: `isNothing` for null, which gives {}.
struct DataPath {
    bool isNothing = false;
    Path path;
};

/// Where a result goes.
struct ResultPath {
    query::ReferencePath path;
    bool isDiscarded = false; ///< null

    [[nodiscard]] bool replacesAll() const { return !isDiscarded && path.isRoot(); }
    /// The raw input with the result put in its place. Fails with States.ResultPathMatchFailure.
    [[nodiscard]] Outcome combine(const core::Value& input, core::Value result) const;
};

/// A field of a JSONata state. `location` is how events and errors name it: "Output", "Choices[1]/Condition".
struct Field {
    std::string location;
    query::jsonata::Payload payload;
};

/// A payload template, or in a JSONata state its counterpart (Arguments, Assign, ItemSelector, ...). The context object
/// is only made for the ones that read it.
struct Template {
    query::Template shape;
    bool usesContext = false;
    std::optional<Field> field;
};

/// ErrorPath and its like: a path or an intrinsic function, and the field it stands in.
struct Expression {
    std::string field;
    query::Expression expression;
    bool usesContext = false;
};

} // namespace statelight::execution::compiled
