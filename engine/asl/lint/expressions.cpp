#include "asl/lint/expressions.h"

#include <algorithm>
#include <array>

#include "asl/wording.h"

namespace statelight::asl::lint {

namespace {

constexpr std::array<std::string_view, 8> templates{"Parameters", "ResultSelector", "ItemSelector", "Assign",
    "Credentials", "ItemReader", "ItemBatcher", "ResultWriter"};

bool isNameStart(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_'
        || static_cast<unsigned char>(character) >= 0x80;
}

bool isNamePart(char character)
{
    return isNameStart(character) || (character >= '0' && character <= '9') || character == '-';
}

bool isPathField(std::string_view name)
{
    return (name.ends_with("Path") && name != "ResultPath") || name == "Variable";
}

void visitJsonata(const Field& field, const core::Value& value, const ExpressionVisitor& visit)
{
    if (value.isString() && isJsonata(value.string()))
        visit(field, value.string());
    for (const core::Value& item : value.items())
        visitJsonata(field, item, visit);
    for (const core::Member& member : value.members())
        visitJsonata(field, member.value, visit);
}

void visitField(const Field& field, const ExpressionVisitor& visit)
{
    if (isPathField(field.name) && field.value.isString())
        visit(field, field.value.string());
    else if (std::ranges::find(templates, field.name) != templates.end())
        visitTemplate(field.value, [&](std::string_view text) { visit(field, text); });
}

// The recursion is bounded: a text nests no deeper than 500.
void visitRule(const ChoiceRule& rule, QueryLanguage language, const ExpressionVisitor& visit)
{
    visitExpressions(rule.fields, language, visit);
    for (const ChoiceRule& operand : rule.operands)
        visitRule(operand, language, visit);
}

std::size_t nameEnd(std::string_view text, std::size_t begin)
{
    while (begin < text.size() && isNamePart(text[begin]))
        ++begin;
    return begin;
}

/// Calls `found` with the place behind each `$` that begins a path, outside of quoted texts.
template <class Found>
void findRoots(std::string_view text, Found found)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\'') {
            for (++at; at < text.size() && text[at] != '\''; ++at)
                at += text[at] == '\\' ? 1 : 0;
        } else if (text.substr(at).starts_with("$$")) {
            ++at;
        } else if (text[at] == '$') {
            found(at + 1);
            // The quotes of $['name'] are no text.
            if (text.substr(at).starts_with("$['"))
                at = std::min(text.find(']', at), text.size());
        }
    }
}

} // namespace

void visitTemplate(const core::Value& value, const std::function<void(std::string_view)>& visit)
{
    for (const core::Value& item : value.items())
        visitTemplate(item, visit);
    for (const core::Member& member : value.members()) {
        const std::string_view name = member.key;
        if ((name.ends_with(".$") || isPathField(name)) && member.value.isString())
            visit(member.value.string());
        else
            visitTemplate(member.value, visit);
    }
}

void visitExpressions(const Fields& fields, QueryLanguage language, const ExpressionVisitor& visit)
{
    for (const Field& field : fields) {
        if (language == QueryLanguage::Jsonata)
            visitJsonata(field, field.value, visit);
        else
            visitField(field, visit);
    }
}

void visitExpressions(const State& state, const ExpressionVisitor& visit)
{
    visitExpressions(state.fields, state.language, visit);
    for (const Catcher& catcher : state.catchers)
        visitExpressions(catcher.fields, state.language, visit);
    if (const auto* const choice = std::get_if<Choice>(&state.kind)) {
        for (const ChoiceRule& rule : choice->rules)
            visitRule(rule, state.language, visit);
    }
}

std::vector<std::string_view> inputNames(std::string_view text)
{
    std::vector<std::string_view> names;
    findRoots(text, [&](std::size_t at) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with('.') && rest.size() > 1 && isNameStart(rest[1]))
            names.push_back(rest.substr(1, nameEnd(rest, 1) - 1));
        else if (rest.starts_with("['"))
            names.push_back(rest.substr(2, std::min(rest.find('\'', 2), rest.size()) - 2));
    });
    return names;
}

std::vector<std::string_view> variableNames(std::string_view text)
{
    std::vector<std::string_view> names;
    findRoots(text, [&](std::size_t at) {
        std::size_t end = at;
        while (end < text.size() && isNamePart(text[end]) && text[end] != '-')
            ++end;
        if (end > at && isNameStart(text[at]))
            names.push_back(text.substr(at, end - at));
    });
    return names;
}

} // namespace statelight::asl::lint
