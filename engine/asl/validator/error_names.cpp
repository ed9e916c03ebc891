#include "asl/validator/error_names.h"

#include <algorithm>

#include "catalog/error_names.h"

namespace statelight::asl::validator {

namespace {

constexpr std::string_view wildcard = "States.ALL";

bool isWildcard(const core::Value& name)
{
    return name.isString() && name.string() == wildcard;
}

} // namespace

void checkErrorNames(const Subject& subject, const core::Value& names, const Place& place, core::SourceRange range)
{
    if (names.size() > 1 && std::ranges::any_of(names.items(), isWildcard)) {
        subject.findings.error(
            schemaFault, "States.ALL must stand alone in ErrorEquals: take the other names away", place, range);
        subject.findings.offer(
            {"Keep States.ALL alone", {setting(place, core::Value::array({core::Value(wildcard)}))}, true});
    }
    for (std::size_t at = 0; at < names.items().size(); ++at) {
        const core::Value& name = names.items()[at];
        if (name.isString() && !catalog::isLegalErrorName(name.string())) {
            subject.findings.warning(schemaFault,
                "'" + std::string(name.string()) + "' is none of the names that the language reserves with States.",
                place.item(at), range);
        }
    }
}

void checkWildcardIsLast(const Subject& subject, std::span<const Fields* const> list, const Place& place)
{
    for (std::size_t at = 0; at + 1 < list.size(); ++at) {
        const Field* const names = list[at]->find("ErrorEquals");
        if (names != nullptr && std::ranges::any_of(names->value.items(), isWildcard)) {
            const Place item = place.item(at);
            subject.findings.error(schemaFault,
                "States.ALL must be in the last element: nothing behind it is ever reached", item.member("ErrorEquals"),
                names->range);
            subject.findings.offer(
                {"Move to the end", {{core::ValueChange::Kind::MoveToEnd, item.pointer(), {}}}, true});
        }
    }
}

} // namespace statelight::asl::validator
