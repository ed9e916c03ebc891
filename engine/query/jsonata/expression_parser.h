#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/jsonata/infix.h"
#include "query/jsonata/lexer.h"
#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// Makes the tree of one text. Of what its functions give, a null node, or false, means that m_fault is set. For
/// parse() only.
class ExpressionParser {
public:
    ExpressionParser(std::string_view text, Dialect dialect)
        : m_lexer(text, dialect)
    {}

    [[nodiscard]] OrFault<NodePtr> parseAll();

private:
    NodePtr fail(const char* code, std::string message);
    NodePtr failAt(const char* code, std::string message, core::SourceRange range, std::string token);
    bool advance(bool isAfterOperand);
    bool expect(std::string_view symbol, bool isAfterOperand = false);
    static NodePtr make(NodeKind kind, core::SourceRange range);
    /// Takes note of the height of what was added to the node, which begins where its first part does.
    NodePtr settle(NodePtr node, bool spansItems = true);
    NodePtr expression(int power);

    // What begins an expression.
    NodePtr prefix(const Token& token);
    static NodePtr name(const Token& token);
    static NodePtr variable(const Token& token);
    static NodePtr literal(const Token& token);
    NodePtr prefixOperator(const Token& token);
    NodePtr negation(const Token& token);
    NodePtr block(core::SourceRange range);
    NodePtr array(core::SourceRange range);
    NodePtr arrayItem();
    bool addPairs(Node& node);
    NodePtr transform(core::SourceRange range);

    // What goes on behind its left operand.
    NodePtr settleInfix(const Infix& infix, core::SourceRange range, NodePtr left);
    NodePtr binary(const Infix& infix, core::SourceRange range, NodePtr left, int power);
    NodePtr predicate(core::SourceRange range, NodePtr left);
    NodePtr nameBinding(const Infix& infix, core::SourceRange range, NodePtr left);
    NodePtr condition(core::SourceRange range, NodePtr left);
    NodePtr ordering(core::SourceRange range, NodePtr left);
    NodePtr binding(core::SourceRange range, NodePtr left);
    NodePtr call(core::SourceRange range, NodePtr left);
    bool arguments(Node& node);
    NodePtr lambda(NodePtr head);
    bool signatureOf(Node& node);

    Lexer m_lexer;
    Token m_token;
    Fault m_fault;
    std::size_t m_depth = 0;
    bool m_endsEarly = false; ///< the text ends where an operand is expected
};

} // namespace statelight::query::jsonata
