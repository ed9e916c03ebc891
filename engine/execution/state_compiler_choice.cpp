#include "execution/state_compiler.h"

namespace statelight::execution {

namespace {

using Node = compiled::ChoiceNode;

Node::Kind kindOf(const asl::ChoiceRule& rule)
{
    if (rule.fields.has("And"))
        return Node::Kind::And;
    if (rule.fields.has("Or"))
        return Node::Kind::Or;
    return rule.fields.has("Not") ? Node::Kind::Not : Node::Kind::Test;
}

} // namespace

void StateCompiler::compileChoice(const asl::Choice& choice)
{
    compiled::Choice compiled;
    for (const asl::ChoiceRule& source : choice.rules) {
        compiled::ChoiceRule rule;
        const std::string place = "Choices[" + std::to_string(compiled.rules.size()) + "]/";
        if (m_state.isJsonata) {
            rule.condition = field(source.fields, "Condition", place + "Condition");
            rule.output = field(source.fields, "Output", place + "Output");
            if (!source.fields.has("Condition"))
                refuse("A rule has no Condition.", source.range);
        } else {
            addNode(rule, source);
        }
        const asl::Field* next = source.fields.find("Next");
        if (next && next->value.isString())
            rule.next = target(next->value.string(), next->range);
        else
            refuse("A rule has no Next.", source.range);
        rule.assign = shape(source.fields, "Assign", place + "Assign");
        compiled.rules.push_back(std::move(rule));
    }
    if (const asl::Field* otherwise = m_source.fields.find("Default"); otherwise && otherwise->value.isString())
        compiled.otherwise = target(otherwise->value.string(), otherwise->range);
    if (compiled.rules.empty())
        refuse("A Choice needs at least one rule.", m_source.nameRange);
    m_state.kind = std::move(compiled);
}

/// Depth is bounded by the reader's limit on nesting.
std::uint32_t StateCompiler::addNode(compiled::ChoiceRule& rule, const asl::ChoiceRule& source)
{
    const Node::Kind kind = kindOf(source);
    Node node;
    if (kind == Node::Kind::Test)
        node = test(source);
    else if (source.operands.empty())
        refuse("And, Or and Not need rules inside.", source.range);
    node.kind = kind;
    for (const asl::ChoiceRule& operand : source.operands)
        node.operands.push_back(addNode(rule, operand));
    rule.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(rule.nodes.size() - 1);
}

Node StateCompiler::test(const asl::ChoiceRule& source)
{
    Node node;
    if (auto variable = path(source.fields, "Variable"))
        node.variable = std::move(*variable);
    else
        refuse("A rule has no Variable.", source.range);
    bool isFound = false;
    for (const asl::Field& field : source.fields) {
        const auto test = compiled::choiceOperator(field.name);
        if (!test)
            continue;
        isFound = true;
        node.test = *test;
        if (test->takesPath)
            node.operandPath = path(source.fields, field.name);
        else
            node.operand = field.value;
    }
    if (!isFound)
        refuse("A rule has no known comparison.", source.range);
    return node;
}

} // namespace statelight::execution
