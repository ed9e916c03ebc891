#pragma once

#include <span>
#include <string_view>

namespace statelight::document {

struct KnownFunction {
    std::string_view name; ///< "States.Format", "$sum"
    std::string_view parameters; ///< "(template, value…)"
    std::string_view meaning; ///< one line
};

/// asl.md, section 5.2.
[[nodiscard]] std::span<const KnownFunction> intrinsicFunctions();
/// JSONata's own and those that Step Functions adds (asl.md, section 5.3), by name.
[[nodiscard]] std::span<const KnownFunction> jsonataFunctions();

/// A member of the context object or of `$states`. Members of `path` "" are the outermost.
struct KnownMember {
    std::string_view path; ///< of the object that has it: "", "Execution", "Map.Item"
    std::string_view name;
    std::string_view meaning;
};

/// asl.md, section 3.5.
[[nodiscard]] std::span<const KnownMember> contextMembers();

} // namespace statelight::document
