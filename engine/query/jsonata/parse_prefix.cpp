#include <utility>

#include "query/jsonata/expression_parser.h"
#include "query/jsonata/numbers.h"

namespace statelight::query::jsonata {

NodePtr ExpressionParser::prefix(const Token& token)
{
    switch (token.kind) {
    case TokenKind::End:
        // A bracket that isn't closed either is the better complaint, and found next.
        m_endsEarly = true;
        return make(NodeKind::Placeholder, token.range);
    case TokenKind::Name:
        return name(token);
    case TokenKind::Variable:
        return variable(token);
    case TokenKind::String:
    case TokenKind::Number:
    case TokenKind::Value:
        return literal(token);
    case TokenKind::Regex: {
        NodePtr node = make(NodeKind::Regex, token.range);
        node->value = core::Value(token.text);
        node->focus = token.flags;
        return node;
    }
    default:
        return prefixOperator(token);
    }
}

NodePtr ExpressionParser::name(const Token& token)
{
    NodePtr node = make(NodeKind::Name, token.range);
    node->key = core::Key(token.text);
    node->isQuotedName = token.isQuoted;
    return node;
}

NodePtr ExpressionParser::variable(const Token& token)
{
    NodePtr node = make(token.text.empty() ? NodeKind::Context
            : token.text == "$"            ? NodeKind::Root
                                           : NodeKind::Variable,
        token.range);
    node->key = core::Key(token.text);
    return node;
}

NodePtr ExpressionParser::literal(const Token& token)
{
    NodePtr node = make(NodeKind::Literal, token.range);
    if (token.kind == TokenKind::String)
        node->value = core::Value(token.text);
    else if (token.kind == TokenKind::Number)
        node->value = numberValue(token.number);
    else if (token.text != "null")
        node->value = core::Value(token.text == "true");
    return node;
}

NodePtr ExpressionParser::prefixOperator(const Token& token)
{
    if (token.is("and") || token.is("or") || token.is("in"))
        return name(token);
    if (token.is("*"))
        return make(NodeKind::Wildcard, token.range);
    if (token.is("**"))
        return make(NodeKind::Descendant, token.range);
    if (token.is("%"))
        return make(NodeKind::Parent, token.range);
    if (token.is("-"))
        return negation(token);
    if (token.is("("))
        return block(token.range);
    if (token.is("["))
        return array(token.range);
    if (token.is("{")) {
        NodePtr node = make(NodeKind::Object, token.range);
        return addPairs(*node) ? settle(std::move(node)) : nullptr;
    }
    if (token.is("|"))
        return transform(token.range);
    return failAt("S0211", "'" + token.text + "' can't stand before its operand.", token.range, token.text);
}

NodePtr ExpressionParser::negation(const Token& token)
{
    NodePtr operand = expression(70);
    if (!operand)
        return nullptr;
    if (operand->kind == NodeKind::Literal && operand->value.isNumber() && operand->predicates.empty()) {
        operand->value = numberValue(-operand->value.number());
        operand->range.begin = token.range.begin;
        return operand;
    }
    NodePtr node = make(NodeKind::Negate, token.range);
    node->items.push_back(std::move(operand));
    return settle(std::move(node));
}

NodePtr ExpressionParser::block(core::SourceRange range)
{
    NodePtr node = make(NodeKind::Block, range);
    while (!m_token.is(")")) {
        NodePtr part = expression(0);
        if (!part)
            return nullptr;
        node->items.push_back(std::move(part));
        if (!m_token.is(";"))
            break;
        if (!advance(false))
            return nullptr;
    }
    node->range.end = m_token.range.end;
    return expect(")", true) ? settle(std::move(node)) : nullptr;
}

NodePtr ExpressionParser::array(core::SourceRange range)
{
    NodePtr node = make(NodeKind::Array, range);
    node->isArrayConstructor = true;
    while (!m_token.is("]")) {
        NodePtr item = arrayItem();
        if (!item)
            return nullptr;
        node->items.push_back(std::move(item));
        if (!m_token.is(","))
            break;
        if (!advance(false))
            return nullptr;
        if (m_token.is("]"))
            return failAt("S0211", "']' can't stand before its operand.", m_token.range, "]");
    }
    node->range.end = m_token.range.end;
    return expect("]", true) ? settle(std::move(node)) : nullptr;
}

NodePtr ExpressionParser::arrayItem()
{
    NodePtr item = expression(0);
    if (!item || !m_token.is(".."))
        return item;
    NodePtr range = make(NodeKind::Range, m_token.range);
    NodePtr last = advance(false) ? expression(0) : nullptr;
    if (!last)
        return nullptr;
    range->items.push_back(std::move(item));
    range->items.push_back(std::move(last));
    return settle(std::move(range));
}

bool ExpressionParser::addPairs(Node& node)
{
    node.pairs = std::make_unique<Grouping>();
    node.pairs->range = node.range;
    while (!m_token.is("}")) {
        Pair pair;
        pair.key = expression(0);
        if (!pair.key || !expect(":"))
            return false;
        pair.value = expression(0);
        if (!pair.value)
            return false;
        node.pairs->pairs.push_back(std::move(pair));
        if (!m_token.is(","))
            break;
        if (!advance(false))
            return false;
        if (m_token.is("}")) {
            failAt("S0211", "'}' can't stand before its operand.", m_token.range, "}");
            return false;
        }
    }
    node.range.end = m_token.range.end;
    return expect("}", true);
}

NodePtr ExpressionParser::transform(core::SourceRange range)
{
    NodePtr node = make(NodeKind::Transform, range);
    NodePtr pattern = expression(0);
    if (!pattern || !expect("|"))
        return nullptr;
    node->items.push_back(std::move(pattern));
    NodePtr update = expression(0);
    if (!update)
        return nullptr;
    node->items.push_back(std::move(update));
    if (m_token.is(",")) {
        NodePtr removal = advance(false) ? expression(0) : nullptr;
        if (!removal)
            return nullptr;
        node->items.push_back(std::move(removal));
    }
    node->range.end = m_token.range.end;
    return expect("|") ? settle(std::move(node)) : nullptr;
}

} // namespace statelight::query::jsonata
