#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/fix.h"
#include "core/source_range.h"

namespace statelight::core {

enum class Severity : std::uint8_t { Error, Warning, Info };

/// One problem of a user's document. `code` as AWS's ValidateStateMachineDefinition names it where AWS has one
/// (asl.md, section 13), else ours. `location` is AWS's JSON-pointer-like place ("/States/X/Next"), empty if unknown.
struct Diagnostic {
    Severity severity = Severity::Error;
    std::string code;
    std::string message;
    std::string location;
    SourceRange range;
    Fixes fixes = {}; ///< the best one first

    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

} // namespace statelight::core
