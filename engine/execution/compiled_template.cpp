#include "execution/compiled_template.h"

namespace statelight::execution::compiled {

namespace {

core::Result<Template::Node> compileNode(const core::Value& value)
{
    Template::Node node;
    if (!value.isObject()) {
        node.constant = value;
        return node;
    }
    node.isConstant = false;
    for (const core::Member& member : value.members()) {
        const std::string key = member.key.string();
        if (key.ends_with(".$") && member.value.isString()) {
            auto expression = compileExpression(key, member.value.string());
            if (!expression)
                return tl::unexpected(expression.error());
            Template::Node leaf;
            leaf.isConstant = false;
            leaf.expression = std::make_shared<Expression>(std::move(*expression));
            node.members.emplace_back(key.substr(0, key.size() - 2), std::move(leaf));
            continue;
        }
        auto inner = compileNode(member.value);
        if (!inner)
            return inner;
        node.members.emplace_back(key, std::move(*inner));
    }
    return node;
}

} // namespace

core::Result<Expression> compileExpression(const std::string& field, std::string_view text)
{
    auto path = compilePath(text);
    if (!path)
        return tl::unexpected(path.error());
    return Expression{field, std::move(*path)};
}

core::Result<Template> compileTemplate(const core::Value& value)
{
    auto root = compileNode(value);
    if (!root)
        return tl::unexpected(root.error());
    return Template{std::move(*root)};
}

} // namespace statelight::execution::compiled
