#pragma once

#include <unordered_map>
#include <vector>

#include "core/diagnostic.h"

namespace statelight::app {

/// A problem as it lies on one line, in UTF-16 units.
struct LineProblem {
    int begin = 0;
    int length = 0;
    core::Severity severity = core::Severity::Error;
    bool operator==(const LineProblem&) const = default;
};

/// By line, counted from 0.
using LineProblems = std::unordered_map<int, std::vector<LineProblem>>;

} // namespace statelight::app
