#include <utility>

#include "query/jsonata/expression_parser.h"

namespace statelight::query::jsonata {

NodePtr ExpressionParser::settleInfix(const Infix& infix, core::SourceRange range, NodePtr left)
{
    switch (infix.kind) {
    case NodeKind::Predicate:
        return predicate(range, std::move(left));
    case NodeKind::Group: {
        NodePtr node = make(NodeKind::Group, range);
        node->items.push_back(std::move(left));
        return addPairs(*node) ? settle(std::move(node)) : nullptr;
    }
    case NodeKind::Call:
        return call(range, std::move(left));
    case NodeKind::Focus:
    case NodeKind::Index:
        return nameBinding(infix, range, std::move(left));
    case NodeKind::Condition:
        return condition(range, std::move(left));
    case NodeKind::OrderBy:
        return ordering(range, std::move(left));
    case NodeKind::Bind:
        return binding(range, std::move(left));
    case NodeKind::Default:
    case NodeKind::Coalesce:
        return binary(infix, range, std::move(left), 0);
    default:
        return binary(infix, range, std::move(left), infix.power);
    }
}

NodePtr ExpressionParser::binary(const Infix& infix, core::SourceRange range, NodePtr left, int power)
{
    NodePtr node = make(infix.kind, range);
    node->symbol = infix.meaning;
    NodePtr right = expression(power);
    if (!right)
        return nullptr;
    node->items.push_back(std::move(left));
    node->items.push_back(std::move(right));
    return settle(std::move(node));
}

NodePtr ExpressionParser::predicate(core::SourceRange range, NodePtr left)
{
    if (m_token.is("]")) {
        Node* step = left.get();
        while (step->kind == NodeKind::Predicate)
            step = step->items[0].get();
        step->keepsArray = true;
        left->range.end = m_token.range.end;
        return advance(false) ? std::move(left) : nullptr;
    }
    NodePtr node = make(NodeKind::Predicate, range);
    NodePtr condition = expression(0);
    if (!condition)
        return nullptr;
    node->items.push_back(std::move(left));
    node->items.push_back(std::move(condition));
    node->range.end = m_token.range.end;
    return expect("]", true) ? settle(std::move(node)) : nullptr;
}

NodePtr ExpressionParser::nameBinding(const Infix& infix, core::SourceRange range, NodePtr left)
{
    NodePtr node = make(infix.kind, range);
    NodePtr name = expression(infix.power);
    if (!name)
        return nullptr;
    if (name->kind != NodeKind::Variable)
        return failAt("S0214", "A variable must follow '" + std::string(infix.symbol) + "'.", name->range,
            std::string(infix.symbol));
    node->key = name->key;
    node->range.end = name->range.end;
    node->items.push_back(std::move(left));
    return settle(std::move(node));
}

NodePtr ExpressionParser::condition(core::SourceRange range, NodePtr left)
{
    NodePtr node = make(NodeKind::Condition, range);
    node->items.push_back(std::move(left));
    NodePtr then = expression(0);
    if (!then)
        return nullptr;
    node->items.push_back(std::move(then));
    if (m_token.is(":")) {
        NodePtr otherwise = advance(false) ? expression(0) : nullptr;
        if (!otherwise)
            return nullptr;
        node->items.push_back(std::move(otherwise));
    }
    return settle(std::move(node));
}

NodePtr ExpressionParser::ordering(core::SourceRange range, NodePtr left)
{
    NodePtr node = make(NodeKind::OrderBy, range);
    node->items.push_back(std::move(left));
    if (!expect("("))
        return nullptr;
    for (;;) {
        const bool descends = m_token.is(">");
        if ((descends || m_token.is("<")) && !advance(false))
            return nullptr;
        NodePtr term = expression(0);
        if (!term)
            return nullptr;
        NodePtr item = make(NodeKind::Sort, term->range);
        item->descends = descends;
        item->items.push_back(std::move(term));
        node->items.push_back(settle(std::move(item)));
        if (!node->items.back())
            return nullptr;
        if (!m_token.is(","))
            break;
        if (!advance(false))
            return nullptr;
    }
    node->range.end = m_token.range.end;
    return expect(")") ? settle(std::move(node)) : nullptr;
}

NodePtr ExpressionParser::binding(core::SourceRange range, NodePtr left)
{
    if (left->kind != NodeKind::Variable && left->kind != NodeKind::Context && left->kind != NodeKind::Root)
        return failAt("S0212", "The left side of := must be a variable, such as $name.", left->range, {});
    NodePtr node = make(NodeKind::Bind, {left->range.begin, range.end});
    node->key = left->key;
    NodePtr value = expression(9);
    if (!value)
        return nullptr;
    node->items.push_back(std::move(value));
    return settle(std::move(node));
}

NodePtr ExpressionParser::call(core::SourceRange range, NodePtr left)
{
    NodePtr node = make(NodeKind::Call, range);
    const bool isFunction = left->kind == NodeKind::Name && (left->key == "function" || left->key == "λ");
    node->items.push_back(std::move(left));
    if (!m_token.is(")") && !arguments(*node))
        return nullptr;
    node->range.end = m_token.range.end;
    if (!expect(")", true))
        return nullptr;
    return isFunction ? lambda(std::move(node)) : settle(std::move(node));
}

bool ExpressionParser::arguments(Node& node)
{
    for (;;) {
        NodePtr argument;
        if (m_token.is("?")) {
            node.kind = NodeKind::Partial;
            argument = make(NodeKind::Placeholder, m_token.range);
            if (!advance(false))
                return false;
        } else {
            argument = expression(0);
        }
        if (!argument)
            return false;
        node.items.push_back(std::move(argument));
        if (!m_token.is(","))
            return true;
        if (!advance(false))
            return false;
    }
}

NodePtr ExpressionParser::lambda(NodePtr head)
{
    NodePtr node = make(NodeKind::Lambda, head->range);
    node->range.begin = head->items[0]->range.begin;
    for (std::size_t index = 1; index < head->items.size(); ++index) {
        const Node& parameter = *head->items[index];
        if (parameter.kind != NodeKind::Variable && parameter.kind != NodeKind::Context
            && parameter.kind != NodeKind::Root)
            return failAt("S0208",
                "Parameter " + std::to_string(index) + " of the function must be a variable, such as $name.",
                parameter.range, std::to_string(index));
        node->parameters.push_back(parameter.key.string());
    }
    if (m_token.is("<") && !signatureOf(*node))
        return nullptr;
    if (!expect("{"))
        return nullptr;
    NodePtr body = expression(0);
    if (!body)
        return nullptr;
    node->items.push_back(std::move(body));
    node->range.end = m_token.range.end;
    return expect("}") ? settle(std::move(node)) : nullptr;
}

bool ExpressionParser::signatureOf(Node& node)
{
    const std::uint32_t begin = m_token.range.begin;
    std::string text = "<";
    int depth = 1;
    while (depth > 0 && !m_token.is("{") && m_token.kind != TokenKind::End) {
        if (!advance(false))
            return false;
        depth += m_token.is("<") ? 1 : m_token.is(">") ? -1 : 0;
        text += m_token.text;
    }
    if (!expect(">"))
        return false;
    auto signature = Signature::parse(text);
    if (!signature) {
        m_fault = std::move(signature.error());
        m_fault.range = {begin + m_fault.range.begin, begin + m_fault.range.end};
        return false;
    }
    node.signature = std::move(*signature);
    return true;
}

} // namespace statelight::query::jsonata
