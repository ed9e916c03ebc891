#include "query/jsonata/payload.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/builder.h"
#include "core/result.h"

namespace statelight::query::jsonata {

namespace {

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isNameCharacter(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    return text;
}

/// Every `$states` that isn't followed by another member's name may be read for its context.
bool mayReadContext(std::string_view text)
{
    constexpr std::string_view states = "$states";
    for (std::size_t at = text.find(states); at != std::string_view::npos; at = text.find(states, at + 1)) {
        std::string_view rest = text.substr(at + states.size());
        if (!rest.empty() && isNameCharacter(rest.front()))
            continue;
        rest = trimmed(rest);
        if (!rest.starts_with("."))
            return true;
        rest = trimmed(rest.substr(1));
        const auto end = std::ranges::find_if_not(rest, isNameCharacter);
        const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
        if (name != "input" && name != "result" && name != "errorOutput")
            return true;
    }
    return false;
}

std::string pointerToken(std::string_view key)
{
    std::string token = "/";
    for (const char c : key) {
        if (c == '~' || c == '/')
            token.append(c == '~' ? "~0" : "~1");
        else
            token.push_back(c);
    }
    return token;
}

} // namespace

std::optional<Embedded> embeddedExpression(std::string_view text)
{
    if (text.size() < 4 || !text.starts_with("{%") || !text.ends_with("%}"))
        return std::nullopt;
    std::string_view inner = text.substr(2, text.size() - 4);
    while (!inner.empty() && isBlank(inner.back()))
        inner.remove_suffix(1);
    inner = trimmed(inner);
    return Embedded{inner, static_cast<std::size_t>(inner.data() - text.data())};
}

/// A part of a payload: constant, an expression, or an object or array with at least one expression somewhere in it.
/// As deep as the document it comes from, which its reader limits.
struct PayloadNode {
    using Members = std::vector<std::pair<core::Key, PayloadNode>>;
    using Items = std::vector<PayloadNode>;

    std::variant<core::Value, Expression, Members, Items> content;
    bool readsContext = false;

    [[nodiscard]] bool isConstant() const { return std::holds_alternative<core::Value>(content); }
};

namespace {

using Compiled = tl::expected<PayloadNode, PayloadFault>;
using Evaluated = tl::expected<core::Value, PayloadFault>;

Compiled compileNode(const core::Value& value);

PayloadFault below(const std::string& token, PayloadFault fault)
{
    fault.place.insert(0, token);
    return fault;
}

Compiled compileText(const Embedded& embedded)
{
    auto expression = Expression::compile(embedded.text, Dialect::Aws);
    if (!expression) {
        return tl::unexpected(
            PayloadFault{PayloadFault::Kind::Syntax, std::move(expression.error()), std::string(embedded.text), {}});
    }
    return PayloadNode{*std::move(expression), mayReadContext(embedded.text)};
}

Compiled compileObject(const core::Value& object)
{
    PayloadNode::Members members;
    PayloadNode whole;
    members.reserve(object.size());
    bool isConstant = true;
    for (const core::Member& member : object.members()) {
        Compiled node = compileNode(member.value);
        if (!node)
            return tl::unexpected(below("/" + member.key.string(), std::move(node.error())));
        isConstant = isConstant && node->isConstant();
        whole.readsContext = whole.readsContext || node->readsContext;
        members.emplace_back(member.key, *std::move(node));
    }
    if (isConstant)
        return PayloadNode{object};
    whole.content = std::move(members);
    return whole;
}

Compiled compileArray(const core::Value& array)
{
    PayloadNode::Items items;
    PayloadNode whole;
    items.reserve(array.size());
    bool isConstant = true;
    for (std::size_t index = 0; index < array.size(); ++index) {
        Compiled node = compileNode(array.items()[index]);
        if (!node)
            return tl::unexpected(below("[" + std::to_string(index) + "]", std::move(node.error())));
        isConstant = isConstant && node->isConstant();
        whole.readsContext = whole.readsContext || node->readsContext;
        items.push_back(*std::move(node));
    }
    if (isConstant)
        return PayloadNode{array};
    whole.content = std::move(items);
    return whole;
}

Compiled compileNode(const core::Value& value)
{
    if (value.isObject())
        return compileObject(value);
    if (value.isArray())
        return compileArray(value);
    const auto embedded = value.isString() ? embeddedExpression(value.string()) : std::nullopt;
    return embedded ? compileText(*embedded) : Compiled(PayloadNode{value});
}

Evaluated evaluateExpression(const Expression& expression, const Environment& environment)
{
    auto value = expression.evaluate(environment);
    if (value && *value)
        return **std::move(value);
    PayloadFault fault;
    fault.expression = expression.text();
    fault.kind = PayloadFault::Kind::Undefined;
    if (!value) {
        fault.kind = value.error().code == "D3901" ? PayloadFault::Kind::Function : PayloadFault::Kind::Thrown;
        fault.fault = std::move(value.error());
    }
    return tl::unexpected(std::move(fault));
}

Evaluated evaluateNode(const PayloadNode& node, const Environment& environment);

Evaluated evaluateMembers(const PayloadNode::Members& members, const Environment& environment)
{
    core::ObjectBuilder builder(members.size());
    for (const auto& [key, node] : members) {
        Evaluated value = evaluateNode(node, environment);
        if (!value)
            return tl::unexpected(below("/" + key.string(), std::move(value.error())));
        builder.add(key, *std::move(value));
    }
    return builder.finish();
}

Evaluated evaluateItems(const PayloadNode::Items& items, const Environment& environment)
{
    core::ArrayBuilder builder(items.size());
    for (std::size_t index = 0; index < items.size(); ++index) {
        Evaluated value = evaluateNode(items[index], environment);
        if (!value)
            return tl::unexpected(below("[" + std::to_string(index) + "]", std::move(value.error())));
        builder.add(*std::move(value));
    }
    return builder.finish();
}

Evaluated evaluateNode(const PayloadNode& node, const Environment& environment)
{
    return std::visit(core::Overloaded{[](const core::Value& constant) { return Evaluated(constant); },
                          [&](const Expression& expression) { return evaluateExpression(expression, environment); },
                          [&](const PayloadNode::Members& members) { return evaluateMembers(members, environment); },
                          [&](const PayloadNode::Items& items) { return evaluateItems(items, environment); }},
        node.content);
}

void collect(const core::Value& value, std::string& pointer, std::vector<PayloadExpression>& found)
{
    if (const auto embedded = value.isString() ? embeddedExpression(value.string()) : std::nullopt)
        found.push_back({pointer, *embedded, Expression::compile(embedded->text, Dialect::Aws)});
    const std::size_t length = pointer.size();
    for (const core::Member& member : value.members()) {
        pointer.append(pointerToken(member.key.view()));
        collect(member.value, pointer, found);
        pointer.resize(length);
    }
    for (std::size_t index = 0; index < value.items().size(); ++index) {
        pointer.append("/").append(std::to_string(index));
        collect(value.items()[index], pointer, found);
        pointer.resize(length);
    }
}

} // namespace

Payload::Payload()
    : m_root(std::make_shared<const PayloadNode>())
{}

tl::expected<Payload, PayloadFault> Payload::compile(const core::Value& value)
{
    Compiled root = compileNode(value);
    if (!root)
        return tl::unexpected(std::move(root.error()));
    Payload result;
    result.m_root = std::make_shared<const PayloadNode>(*std::move(root));
    return result;
}

bool Payload::isConstant() const
{
    return m_root->isConstant();
}

const Expression* Payload::expression() const
{
    return std::get_if<Expression>(&m_root->content);
}

bool Payload::readsContext() const
{
    return m_root->readsContext;
}

Evaluated Payload::evaluate(const Environment& environment) const
{
    return evaluateNode(*m_root, environment);
}

std::vector<PayloadExpression> payloadExpressions(const core::Value& value)
{
    std::vector<PayloadExpression> found;
    std::string pointer;
    collect(value, pointer, found);
    return found;
}

} // namespace statelight::query::jsonata
