#include "query/jsonata/parser.h"

#include <algorithm>
#include <utility>

#include "query/jsonata/expression_parser.h"

namespace statelight::query::jsonata {

namespace {

constexpr std::string_view known = ".[]{}(),@#;:?+-*/%|=<>^&";

} // namespace

OrFault<NodePtr> ExpressionParser::parseAll()
{
    NodePtr tree = advance(false) ? expression(0) : nullptr;
    if (tree && m_token.kind != TokenKind::End)
        tree = fail("S0201", "This doesn't belong here.");
    if (tree && m_endsEarly)
        tree = failAt("S0207", "The expression ends too early.", m_token.range, {});
    if (!tree)
        return tl::unexpected(std::move(m_fault));
    return tree;
}

NodePtr ExpressionParser::fail(const char* code, std::string message)
{
    return failAt(code, std::move(message), m_token.range, m_token.text);
}

NodePtr ExpressionParser::failAt(const char* code, std::string message, core::SourceRange range, std::string token)
{
    m_fault = {code, std::move(message), range, std::move(token)};
    return nullptr;
}

bool ExpressionParser::advance(bool isAfterOperand)
{
    auto token = m_lexer.next(isAfterOperand);
    if (!token) {
        m_fault = std::move(token.error());
        return false;
    }
    m_token = std::move(*token);
    const bool isUnknown = m_token.kind == TokenKind::Operator && m_token.text.size() == 1
        && known.find(m_token.text) == std::string_view::npos;
    return !isUnknown || fail("S0204", "There is no operator '" + m_token.text + "'.");
}

bool ExpressionParser::expect(std::string_view symbol, bool isAfterOperand)
{
    if (m_token.is(symbol))
        return advance(isAfterOperand);
    const std::string wanted = "'" + std::string(symbol) + "'";
    if (m_token.kind == TokenKind::End)
        fail("S0203", "The expression ends where " + wanted + " is expected.");
    else
        fail("S0202", wanted + " is expected here, not '" + m_token.text + "'.");
    return false;
}

NodePtr ExpressionParser::make(NodeKind kind, core::SourceRange range)
{
    auto node = std::make_unique<Node>();
    node->kind = kind;
    node->range = range;
    return node;
}

NodePtr ExpressionParser::settle(NodePtr node, bool spansItems)
{
    std::uint16_t height = 0;
    const auto look = [&](const Node& part) {
        height = std::max(height, part.height);
        if (spansItems) {
            node->range.begin = std::min(node->range.begin, part.range.begin);
            node->range.end = std::max(node->range.end, part.range.end);
        }
    };
    for (const NodePtr& item : node->items)
        look(*item);
    if (node->pairs) {
        for (const Pair& pair : node->pairs->pairs) {
            look(*pair.key);
            look(*pair.value);
        }
    }
    node->height = height + 1;
    if (node->height > treeHeightLimit)
        return failAt("U1001", "The expression nests too deeply.", node->range, {});
    return node;
}

NodePtr ExpressionParser::expression(int power)
{
    if (++m_depth > parserDepthLimit)
        return fail("U1001", "The expression nests too deeply.");
    Token token = m_token;
    NodePtr left = advance(true) ? prefix(token) : nullptr;
    for (const Infix* infix = infixOf(m_token); left && infix && power < infix->power; infix = infixOf(m_token)) {
        const core::SourceRange range = m_token.range;
        left = advance(false) ? settleInfix(*infix, range, std::move(left)) : nullptr;
    }
    --m_depth;
    return left;
}

OrFault<NodePtr> parse(std::string_view text, Dialect dialect)
{
    return ExpressionParser(text, dialect).parseAll();
}

} // namespace statelight::query::jsonata
