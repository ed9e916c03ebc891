#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "asl/lint/rule.h"
#include "core/result.h"

namespace statelight::cli {

/// What --rules says: "none", "all", "dead-rule,lost-input" (only these), "all,-one-function" or "-one-function" (all
/// but). Fails with "cli.rule" for a name that no rule has.
[[nodiscard]] core::Result<asl::lint::RuleSet> selectRules(std::string_view list);

/// The rules of one definition: what was selected, without those that its sidecar switches off. An unreadable sidecar
/// is told of on standard error and switches nothing off.
[[nodiscard]] asl::lint::RuleSet rulesFor(const std::string& definition, asl::lint::RuleSet selected);

/// The page of a rule, in Markdown; for "all" the table of all rules. Nothing for a name that no rule has.
[[nodiscard]] std::optional<std::string> rulePage(std::string_view name);

} // namespace statelight::cli
