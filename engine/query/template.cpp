#include "query/template.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/builder.h"
#include "query/expression.h"

namespace statelight::query {

namespace {

constexpr std::string_view ending = ".$";

bool isField(std::string_view key)
{
    return key.ends_with(ending);
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

/// A part of a template: constant, an expression, or an object or array with at least one expression somewhere in it.
/// As deep as the document it comes from, which its reader limits.
struct TemplateNode {
    struct Field {
        std::string key;
        Expression expression;
    };
    using Members = std::vector<std::pair<core::Key, TemplateNode>>;
    using Items = std::vector<TemplateNode>;

    std::variant<core::Value, Field, Members, Items> content;

    [[nodiscard]] bool isConstant() const { return std::holds_alternative<core::Value>(content); }
};

namespace {

class TemplateCompiler {
public:
    TemplateNode compile(const core::Value& payload)
    {
        if (payload.isObject())
            return compileObject(payload);
        return payload.isArray() ? compileArray(payload) : TemplateNode{payload};
    }

    [[nodiscard]] std::vector<TemplateFault>& faults() { return m_faults; }

private:
    TemplateNode compileObject(const core::Value& object)
    {
        TemplateNode::Members members;
        members.reserve(object.size());
        for (const core::Member& member : object.members())
            members.push_back(compileMember(object, member));
        const bool isConstant
            = std::ranges::all_of(members, [](const auto& member) { return member.second.isConstant(); });
        return isConstant ? TemplateNode{object} : TemplateNode{std::move(members)};
    }

    TemplateNode compileArray(const core::Value& array)
    {
        TemplateNode::Items items;
        items.reserve(array.size());
        for (std::size_t index = 0; index < array.size(); ++index)
            items.push_back(below("/" + std::to_string(index), array.items()[index]));
        const bool isConstant = std::ranges::all_of(items, &TemplateNode::isConstant);
        return isConstant ? TemplateNode{array} : TemplateNode{std::move(items)};
    }

    TemplateNode below(const std::string& token, const core::Value& value)
    {
        const std::size_t length = m_pointer.size();
        m_pointer += token;
        TemplateNode node = compile(value);
        m_pointer.resize(length);
        return node;
    }

    std::pair<core::Key, TemplateNode> compileMember(const core::Value& object, const core::Member& member)
    {
        const std::string key = member.key.string();
        if (!isField(key))
            return {member.key, below(pointerToken(key), member.value)};
        const std::string name = key.substr(0, key.size() - ending.size());
        if (object.find(name))
            addFault("query.template", key,
                "The field '" + name + "' is given twice: as '" + name + "' and as '" + key + "'");
        return {core::Key(name), compileField(key, member.value)};
    }

    TemplateNode compileField(const std::string& key, const core::Value& value)
    {
        if (value.isString()) {
            if (auto expression = Expression::parse(value.string()))
                return {TemplateNode::Field{key, std::move(*expression)}};
        }
        addFault(value.isString() ? code::syntax : "query.template", key,
            "The value for the field '" + key + "' must be a valid JSONPath or a valid intrinsic function call");
        return {core::Value()};
    }

    void addFault(const char* code, const std::string& key, std::string message)
    {
        m_faults.push_back({{code, std::move(message)}, m_pointer, key});
    }

    std::string m_pointer;
    std::vector<TemplateFault> m_faults;
};

Evaluated<core::Value> evaluateNode(const TemplateNode& node, const Scope& scope);

Evaluated<core::Value> evaluateMembers(const TemplateNode::Members& members, const Scope& scope)
{
    core::ObjectBuilder builder(members.size());
    for (const auto& [key, node] : members) {
        auto value = evaluateNode(node, scope);
        if (!value)
            return value;
        builder.add(key, std::move(*value));
    }
    return builder.finish();
}

Evaluated<core::Value> evaluateItems(const TemplateNode::Items& items, const Scope& scope)
{
    core::ArrayBuilder builder(items.size());
    for (const TemplateNode& node : items) {
        auto value = evaluateNode(node, scope);
        if (!value)
            return value;
        builder.add(std::move(*value));
    }
    return builder.finish();
}

Evaluated<core::Value> evaluateField(const TemplateNode::Field& field, const Scope& scope)
{
    auto value = field.expression.evaluate(scope);
    if (!value)
        value.error().field = field.key;
    return value;
}

Evaluated<core::Value> evaluateNode(const TemplateNode& node, const Scope& scope)
{
    return std::visit(core::Overloaded{[](const core::Value& constant) { return Evaluated<core::Value>(constant); },
                          [&](const TemplateNode::Field& field) { return evaluateField(field, scope); },
                          [&](const TemplateNode::Members& members) { return evaluateMembers(members, scope); },
                          [&](const TemplateNode::Items& items) { return evaluateItems(items, scope); }},
        node.content);
}

void collectVariables(const TemplateNode& node, std::vector<std::string>& names)
{
    const auto add = [&names](const TemplateNode::Field& field) {
        for (std::string& name : field.expression.variables()) {
            if (std::ranges::find(names, name) == names.end())
                names.push_back(std::move(name));
        }
    };
    const auto members = [&names](const TemplateNode::Members& all) {
        for (const auto& member : all)
            collectVariables(member.second, names);
    };
    const auto items = [&names](const TemplateNode::Items& all) {
        for (const TemplateNode& item : all)
            collectVariables(item, names);
    };
    std::visit(core::Overloaded{[](const core::Value&) {}, add, members, items}, node.content);
}

} // namespace

Template::Template()
    : m_root(std::make_shared<const TemplateNode>())
{}

core::Result<Template> Template::compile(const core::Value& payload)
{
    TemplateCompiler compiler;
    TemplateNode root = compiler.compile(payload);
    if (!compiler.faults().empty())
        return tl::unexpected(std::move(compiler.faults().front().error));
    Template result;
    result.m_root = std::make_shared<const TemplateNode>(std::move(root));
    return result;
}

bool Template::isConstant() const
{
    return m_root->isConstant();
}

Evaluated<core::Value> Template::evaluate(const Scope& scope) const
{
    return evaluateNode(*m_root, scope);
}

std::vector<std::string> Template::variables() const
{
    std::vector<std::string> names;
    collectVariables(*m_root, names);
    return names;
}

std::vector<TemplateFault> checkTemplate(const core::Value& payload)
{
    TemplateCompiler compiler;
    static_cast<void>(compiler.compile(payload));
    return std::move(compiler.faults());
}

} // namespace statelight::query
