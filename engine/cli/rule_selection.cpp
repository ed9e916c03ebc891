#include "cli/rule_selection.h"

#include <algorithm>

#include "cli/console.h"
#include "cli/rule_pages.h"
#include "storage/sidecar.h"

namespace statelight::cli {

using asl::lint::RuleSet;

core::Result<RuleSet> selectRules(std::string_view list)
{
    RuleSet selected = list.starts_with('-') ? RuleSet::all() : RuleSet();
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view name = list.substr(0, comma);
        list.remove_prefix(std::min(comma + 1, list.size()));
        const bool isRemoved = name.starts_with('-');
        name.remove_prefix(isRemoved ? 1 : 0);
        const auto rule = asl::lint::ruleNamed(name);
        if (rule && isRemoved) {
            selected.remove(*rule);
        } else if (rule) {
            selected.add(*rule);
        } else if (name == "all" && !isRemoved) {
            selected = RuleSet::all();
        } else if (name != "none" || isRemoved) {
            return core::failure("cli.rule",
                "There is no rule '" + std::string(name) + "': statelight-cli validate --explain all lists them.");
        }
    }
    return selected;
}

RuleSet rulesFor(const std::string& definition, RuleSet selected)
{
    if (selected.isEmpty() || definition == "-") {
        return selected;
    }
    const auto sidecar = storage::readSidecar(definition);
    if (!sidecar) {
        printError(sidecar.error());
        return selected;
    }
    for (const std::string& name : sidecar->disabledRules) {
        if (const auto rule = asl::lint::ruleNamed(name)) {
            selected.remove(*rule);
        } else {
            std::string message = "the sidecar of ";
            message.append(definition).append(" switches off '").append(name).append("', which no rule is named");
            printError(message);
        }
    }
    return selected;
}

std::optional<std::string> rulePage(std::string_view name)
{
    const auto* const found = std::ranges::find(rulePages, name, &RulePage::name);
    return found == rulePages.end() ? std::nullopt : std::optional(std::string(found->page));
}

} // namespace statelight::cli
