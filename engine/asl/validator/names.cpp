#include "asl/validator/names.h"

#include <algorithm>
#include <unordered_set>

#include "asl/wording.h"

namespace statelight::asl::validator {

namespace {

constexpr std::size_t longestLabel = 40;
constexpr std::size_t longestName = 80;
constexpr std::string_view forbidden = " <>{}[]?*\"#%\\^|~`$&,;:/\t\r\n";

bool isForbidden(char character)
{
    return forbidden.find(character) != std::string_view::npos || static_cast<unsigned char>(character) < 0x20
        || character == 0x7f;
}

void checkName(Findings& findings, const State& state, const Place& place)
{
    if (state.name.empty())
        findings.error("INVALID_STATE_NAME", "A state needs a name of 1 to 80 characters", place, state.nameRange);
    else if (characterCount(state.name) > longestName)
        findings.error("INVALID_STATE_NAME",
            "The name of a state has at most 80 characters, this one has " + std::to_string(characterCount(state.name)),
            place, state.nameRange);
}

} // namespace

void checkLabel(const Subject& subject, const core::Value& label, const Place& place, core::SourceRange range)
{
    if (!label.isString())
        return;
    const std::string_view text = label.string();
    if (text.empty() || characterCount(text) > longestLabel) {
        subject.findings.error("INVALID_LABEL_NAME", "A Label has 1 to 40 characters", place, range);
    } else if (text.find("${") == std::string_view::npos && std::ranges::any_of(text, isForbidden)) {
        subject.findings.error("INVALID_LABEL_NAME",
            "A Label may hold neither blanks nor any of < > { } [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : /", place, range);
    }
}

void checkNames(Findings& findings, const StateMachine& machine)
{
    std::unordered_set<std::string_view> names;
    std::unordered_set<std::string_view> labels;
    for (const State& state : machine.states) {
        const Place place(state.path.pointer());
        checkName(findings, state, place);
        if (!names.insert(state.name).second)
            findings.error("DUPLICATE_STATE_NAME", "Duplicate State name: " + state.name, place, state.nameRange);
        const Field* const label = state.type == StateType::Map ? state.fields.find("Label") : nullptr;
        if (label != nullptr && label->value.isString() && !labels.insert(label->value.string()).second)
            findings.error("DUPLICATE_LABEL_NAME", "Duplicate Label: " + std::string(label->value.string()),
                place.member("Label"), label->range);
    }
}

} // namespace statelight::asl::validator
