#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

/// The chosen rule's, or the state's own where Default is taken.
struct Chosen {
    asl::StateIndex next = noState;
    const std::optional<compiled::Template>* assign = nullptr;
};

} // namespace

/// Nodes stand behind their operands, so this goes only as deep as the rule is nested.
Machine::Core::Expected<bool> Machine::Core::holds(
    const Frame& frame, const compiled::ChoiceRule& rule, std::uint32_t at, const core::Value& effective)
{
    const compiled::ChoiceNode& node = rule.nodes[at];
    if (node.kind == compiled::ChoiceNode::Kind::Test)
        return passesTest(frame, node, effective);
    const bool stopsAt = node.kind == compiled::ChoiceNode::Kind::Or;
    for (const std::uint32_t operand : node.operands) {
        auto result = holds(frame, rule, operand, effective);
        if (!result)
            return result;
        if (node.kind == compiled::ChoiceNode::Kind::Not)
            return !*result;
        if (*result == stopsAt)
            return stopsAt;
    }
    return !stopsAt;
}

Machine::Core::Expected<bool> Machine::Core::passesTest(
    const Frame& frame, const compiled::ChoiceNode& node, const core::Value& effective)
{
    const std::optional<core::Value> value = find(frame, node.variable, effective);
    if (node.test.family == compiled::ChoiceOperator::Family::IsPresent)
        return value.has_value() == (node.operand.isBoolean() && node.operand.boolean());
    const auto invalid = [&](const compiled::Path& path) {
        return tl::unexpected(runtimeError(frame,
            "Invalid path '" + path.text() + "': The choice state's condition path references an invalid value."));
    };
    if (!value)
        return invalid(node.variable);
    if (!node.operandPath)
        return compiled::passes(node.test, *value, node.operand);
    const std::optional<core::Value> operand = find(frame, *node.operandPath, effective);
    if (!operand)
        return invalid(*node.operandPath);
    return compiled::passes(node.test, *value, *operand);
}

void Machine::Core::workOnChoice(FrameIndex index)
{
    Frame& frame = frames[index];
    const compiled::State& state = stateOf(frame);
    if (state.isJsonata)
        return workOnJsonataChoice(index);
    const auto& choice = std::get<compiled::Choice>(state.kind);
    const Outcome effective = effectiveInput(frame);
    if (!effective)
        return fail(index, effective.error());
    Chosen chosen{choice.otherwise, &state.assign};
    for (const compiled::ChoiceRule& rule : choice.rules) {
        const auto result = holds(frame, rule, static_cast<std::uint32_t>(rule.nodes.size() - 1), *effective);
        if (!result)
            return fail(index, result.error());
        if (*result) {
            chosen = {rule.next, &rule.assign};
            break;
        }
    }
    if (chosen.next == noState) {
        StateError reason{"States.NoChoiceMatched", "No choice rule matched and the state has no Default."};
        return fail(index, std::make_shared<const StateError>(std::move(reason)));
    }
    leaveChoice(index, *effective, chosen.next, *chosen.assign);
}

void Machine::Core::leaveChoice(FrameIndex index, const core::Value& effective, asl::StateIndex next,
    const std::optional<compiled::Template>& assign)
{
    const Frame& frame = frames[index];
    core::Value assigned;
    if (assign) {
        Outcome variables = fill(frame, *assign, effective);
        if (!variables)
            return fail(index, variables.error());
        assigned = std::move(*variables);
    }
    Outcome result = applyOutputPath(frame, effective);
    if (!result)
        return fail(index, result.error());
    exit(index, std::move(*result), std::move(assigned), next);
}

} // namespace statelight::execution
