#include "query/jsonata/parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "query/jsonata/lexer.h"
#include "query/jsonata/numbers.h"

namespace statelight::query::jsonata {

namespace {

struct Infix {
    std::string_view symbol;
    int power;
    NodeKind kind;
    Symbol meaning = Symbol::None;
};

constexpr std::array<Infix, 28> infixes = {{
    {".", 75, NodeKind::Map},
    {"[", 80, NodeKind::Predicate},
    {"{", 70, NodeKind::Group},
    {"(", 80, NodeKind::Call},
    {"@", 80, NodeKind::Focus},
    {"#", 80, NodeKind::Index},
    {"?", 20, NodeKind::Condition},
    {"+", 50, NodeKind::Arithmetic, Symbol::Plus},
    {"-", 50, NodeKind::Arithmetic, Symbol::Minus},
    {"*", 60, NodeKind::Arithmetic, Symbol::Times},
    {"/", 60, NodeKind::Arithmetic, Symbol::Divide},
    {"%", 60, NodeKind::Arithmetic, Symbol::Modulo},
    {"=", 40, NodeKind::Equal, Symbol::Equal},
    {"!=", 40, NodeKind::Equal, Symbol::NotEqual},
    {"<", 40, NodeKind::Compare, Symbol::Less},
    {">", 40, NodeKind::Compare, Symbol::Greater},
    {"<=", 40, NodeKind::Compare, Symbol::LessEqual},
    {">=", 40, NodeKind::Compare, Symbol::GreaterEqual},
    {"^", 40, NodeKind::OrderBy},
    {":=", 10, NodeKind::Bind},
    {"~>", 40, NodeKind::Apply},
    {"?:", 40, NodeKind::Default},
    {"??", 40, NodeKind::Coalesce},
    {"and", 30, NodeKind::And},
    {"or", 25, NodeKind::Or},
    {"in", 40, NodeKind::In},
    {"&", 50, NodeKind::Concat},
    {"..", 0, NodeKind::Range},
}};

constexpr std::string_view known = ".[]{}(),@#;:?+-*/%|=<>^&";

const Infix* infixOf(const Token& token)
{
    if (token.kind != TokenKind::Operator)
        return nullptr;
    const auto* found
        = std::find_if(infixes.begin(), infixes.end(), [&](const Infix& infix) { return infix.symbol == token.text; });
    return found == infixes.end() ? nullptr : found;
}

class Parser {
public:
    Parser(std::string_view text, Dialect dialect)
        : m_lexer(text, dialect)
    {}

    OrFault<NodePtr> parseAll()
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

private:
    // A null node, or false, means that m_fault is set.
    NodePtr fail(const char* code, std::string message)
    {
        return failAt(code, std::move(message), m_token.range, m_token.text);
    }

    NodePtr failAt(const char* code, std::string message, core::SourceRange range, std::string token)
    {
        m_fault = {code, std::move(message), range, std::move(token)};
        return nullptr;
    }

    bool advance(bool isAfterOperand)
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

    bool expect(std::string_view symbol, bool isAfterOperand = false)
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

    static NodePtr make(NodeKind kind, core::SourceRange range)
    {
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->range = range;
        return node;
    }

    /// Takes note of the height of what was added to the node, which begins where its first part does.
    NodePtr settle(NodePtr node, bool spansItems = true)
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

    NodePtr expression(int power)
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

    NodePtr prefix(const Token& token)
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

    static NodePtr name(const Token& token)
    {
        NodePtr node = make(NodeKind::Name, token.range);
        node->key = core::Key(token.text);
        node->isQuotedName = token.isQuoted;
        return node;
    }

    static NodePtr variable(const Token& token)
    {
        NodePtr node = make(token.text.empty() ? NodeKind::Context
                : token.text == "$"            ? NodeKind::Root
                                               : NodeKind::Variable,
            token.range);
        node->key = core::Key(token.text);
        return node;
    }

    static NodePtr literal(const Token& token)
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

    NodePtr prefixOperator(const Token& token)
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

    NodePtr negation(const Token& token)
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

    NodePtr block(core::SourceRange range)
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

    NodePtr array(core::SourceRange range)
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

    NodePtr arrayItem()
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

    bool addPairs(Node& node)
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

    NodePtr transform(core::SourceRange range)
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

    NodePtr settleInfix(const Infix& infix, core::SourceRange range, NodePtr left)
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

    NodePtr binary(const Infix& infix, core::SourceRange range, NodePtr left, int power)
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

    NodePtr predicate(core::SourceRange range, NodePtr left)
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

    NodePtr nameBinding(const Infix& infix, core::SourceRange range, NodePtr left)
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

    NodePtr condition(core::SourceRange range, NodePtr left)
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

    NodePtr ordering(core::SourceRange range, NodePtr left)
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

    NodePtr binding(core::SourceRange range, NodePtr left)
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

    NodePtr call(core::SourceRange range, NodePtr left)
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

    bool arguments(Node& node)
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

    NodePtr lambda(NodePtr head)
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

    bool signatureOf(Node& node)
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

    Lexer m_lexer;
    Token m_token;
    Fault m_fault;
    std::size_t m_depth = 0;
    bool m_endsEarly = false; ///< the text ends where an operand is expected
};

} // namespace

OrFault<NodePtr> parse(std::string_view text, Dialect dialect)
{
    return Parser(text, dialect).parseAll();
}

} // namespace statelight::query::jsonata
