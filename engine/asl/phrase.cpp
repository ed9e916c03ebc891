#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "asl/graph.h"
#include "asl/wording.h"

namespace statelight::asl {

namespace {

constexpr std::size_t longestPhrase = 60;

// How tight a phrase binds, so that it is put in brackets inside a tighter one.
enum class Binding : std::uint8_t { Or, And, Not, Test };

struct Piece {
    std::string text;
    Binding binding = Binding::Test;
};

struct Comparison {
    std::string_view ending;
    std::string_view sign;
};

constexpr std::array comparisons{Comparison{"LessThanEquals", " ≤ "}, Comparison{"GreaterThanEquals", " ≥ "},
    Comparison{"LessThan", " < "}, Comparison{"GreaterThan", " > "}, Comparison{"Equals", " = "}};

struct TypeTest {
    std::string_view name;
    std::string_view adjective;
};

constexpr std::array typeTests{TypeTest{"IsPresent", "present"}, TypeTest{"IsNull", "null"},
    TypeTest{"IsNumeric", "a number"}, TypeTest{"IsString", "a text"}, TypeTest{"IsBoolean", "a boolean"},
    TypeTest{"IsTimestamp", "a timestamp"}};

Piece pieceOf(const ChoiceRule& rule);

std::string bracketed(Piece piece, Binding around)
{
    return piece.binding < around ? '(' + piece.text + ')' : std::move(piece.text);
}

Piece joined(const ChoiceRule& rule, Binding binding, std::string_view word)
{
    if (rule.operands.size() == 1)
        return pieceOf(rule.operands.front());
    Piece piece{{}, binding};
    for (const ChoiceRule& operand : rule.operands) {
        // Nothing behind the cut is shown, so nothing behind it is made.
        if (piece.text.size() > longestPhrase * 4)
            break;
        if (!piece.text.empty())
            piece.text += word;
        piece.text += bracketed(pieceOf(operand), binding);
    }
    return piece;
}

std::string swapped(std::string text, std::string_view from, std::string_view to)
{
    if (const std::size_t at = text.find(from); at != std::string::npos)
        text.replace(at, from.size(), to);
    return text;
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

Piece negated(Piece piece)
{
    if (piece.binding == Binding::Test && has(piece.text, " = "))
        return {swapped(piece.text, " = ", " ≠ ")};
    if (piece.binding == Binding::Test && has(piece.text, " is not "))
        return {swapped(piece.text, " is not ", " is ")};
    if (piece.binding == Binding::Test && has(piece.text, " is "))
        return {swapped(piece.text, " is ", " is not ")};
    if (piece.binding == Binding::Not)
        return {piece.text.substr(4)};
    return {"not " + bracketed(std::move(piece), Binding::Not), Binding::Not};
}

std::string operandText(const Field& field)
{
    if (field.name.ends_with("Path") && field.value.isString())
        return pathName(field.value.string());
    return valueText(field.value);
}

Piece booleanPiece(const std::string& subject, bool wanted)
{
    return wanted ? Piece{subject} : Piece{"not " + subject, Binding::Not};
}

Piece comparisonPiece(const std::string& subject, const Field& field)
{
    if (field.name == "BooleanEquals" && field.value.isBoolean())
        return booleanPiece(subject, field.value.boolean());
    if (field.name == "StringMatches")
        return {subject + " matches " + operandText(field)};
    std::string_view name = field.name;
    if (name.ends_with("Path"))
        name.remove_suffix(4);
    const auto* const found = std::ranges::find_if(
        comparisons, [&](const Comparison& comparison) { return name.ends_with(comparison.ending); });
    if (found == comparisons.end())
        return {};
    return {subject + std::string(found->sign) + operandText(field)};
}

Piece testPiece(const std::string& subject, const Field& field)
{
    const auto* const found = std::ranges::find(typeTests, field.name, &TypeTest::name);
    if (found == typeTests.end())
        return comparisonPiece(subject, field);
    const bool wanted = !field.value.isBoolean() || field.value.boolean();
    return {subject + (wanted ? " is " : " is not ") + std::string(found->adjective)};
}

Piece conditionPiece(const core::Value& condition)
{
    if (condition.isBoolean())
        return {condition.boolean() ? "always" : "never"};
    if (!condition.isString())
        return {};
    const std::string_view text = condition.string();
    return {isJsonata(text) ? jsonataBody(text) : collapsed(text)};
}

Piece dataTestPiece(const Fields& fields)
{
    const std::string subject = pathName(fields.text("Variable").value_or("$"));
    for (const Field& field : fields) {
        if (Piece piece = testPiece(subject, field); field.name != "Variable" && !piece.text.empty())
            return piece;
    }
    return {fields.has("Variable") ? subject : std::string()};
}

Piece pieceOf(const ChoiceRule& rule)
{
    if (const Field* const condition = rule.fields.find("Condition"))
        return conditionPiece(condition->value);
    if (rule.fields.has("And"))
        return joined(rule, Binding::And, " and ");
    if (rule.fields.has("Or"))
        return joined(rule, Binding::Or, " or ");
    if (rule.fields.has("Not") && !rule.operands.empty())
        return negated(pieceOf(rule.operands.front()));
    return dataTestPiece(rule.fields);
}

} // namespace

std::string phrase(const ChoiceRule& rule)
{
    return elided(pieceOf(rule).text, longestPhrase);
}

} // namespace statelight::asl
