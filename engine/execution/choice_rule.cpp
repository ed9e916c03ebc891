#include "execution/choice_rule.h"

#include <algorithm>
#include <array>
#include <utility>

#include "execution/instant.h"

namespace statelight::execution::compiled {

namespace {

using Family = ChoiceOperator::Family;

constexpr std::array typeTests{
    std::pair{std::string_view("IsNull"), Family::IsNull},
    std::pair{std::string_view("IsPresent"), Family::IsPresent},
    std::pair{std::string_view("IsNumeric"), Family::IsNumeric},
    std::pair{std::string_view("IsString"), Family::IsString},
    std::pair{std::string_view("IsBoolean"), Family::IsBoolean},
    std::pair{std::string_view("IsTimestamp"), Family::IsTimestamp},
    std::pair{std::string_view("StringMatches"), Family::StringMatches},
};
constexpr std::array families{
    std::pair{std::string_view("String"), Family::String},
    std::pair{std::string_view("Numeric"), Family::Numeric},
    std::pair{std::string_view("Boolean"), Family::Boolean},
    std::pair{std::string_view("Timestamp"), Family::Timestamp},
};
constexpr std::array comparisons{
    std::pair{std::string_view("Equals"), Comparison::Equals},
    std::pair{std::string_view("LessThan"), Comparison::LessThan},
    std::pair{std::string_view("GreaterThan"), Comparison::GreaterThan},
    std::pair{std::string_view("LessThanEquals"), Comparison::LessThanEquals},
    std::pair{std::string_view("GreaterThanEquals"), Comparison::GreaterThanEquals},
};

template <class T>
bool holds(Comparison comparison, const T& left, const T& right)
{
    switch (comparison) {
    case Comparison::Equals:
        return left == right;
    case Comparison::LessThan:
        return left < right;
    case Comparison::GreaterThan:
        return right < left;
    case Comparison::LessThanEquals:
        return left <= right;
    case Comparison::GreaterThanEquals:
        return right <= left;
    }
    return false;
}

/// -1, 0, 1: UTF-8 in the order of UTF-16 code units, as Java compares. Only surrogates differ from the order of bytes:
/// they stand before U+E000 … U+FFFF, whose first byte is 0xEE or 0xEF.
int compareUnits(std::string_view left, std::string_view right)
{
    const auto place = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xf0)
            return byte - 2;
        return byte == 0xee || byte == 0xef ? byte + 8 : static_cast<int>(byte);
    };
    const std::size_t length = std::min(left.size(), right.size());
    for (std::size_t at = 0; at < length; ++at) {
        if (left[at] != right[at])
            return place(left[at]) < place(right[at]) ? -1 : 1;
    }
    return left.size() == right.size() ? 0 : left.size() < right.size() ? -1 : 1;
}

bool compareNumbers(Comparison comparison, const core::Value& left, const core::Value& right)
{
    if (left.isInteger() && right.isInteger())
        return holds(comparison, left.integer(), right.integer());
    return holds(comparison, left.number(), right.number());
}

bool compareTimestamps(Comparison comparison, std::string_view left, std::string_view right)
{
    const auto first = preciseInstantFromIso8601(left);
    const auto second = preciseInstantFromIso8601(right);
    return first && second && holds(comparison, *first, *second);
}

/// One character of a pattern, with the backslash before it, if any, taken.
struct PatternCharacter {
    char character = 0;
    bool isStar = false;
    std::size_t length = 1;
};
PatternCharacter patternAt(std::string_view pattern, std::size_t at)
{
    if (pattern[at] == '\\' && at + 1 < pattern.size())
        return {pattern[at + 1], false, 2};
    return {pattern[at], pattern[at] == '*', 1};
}

/// Greedy with one place to come back to: linear in the text for each star.
bool matchesPattern(std::string_view text, std::string_view pattern)
{
    constexpr std::size_t nowhere = std::string_view::npos;
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t afterStar = nowhere;
    std::size_t starTook = 0;
    while (at < text.size()) {
        if (in < pattern.size()) {
            const PatternCharacter next = patternAt(pattern, in);
            if (next.isStar) {
                afterStar = ++in;
                starTook = at;
                continue;
            }
            if (next.character == text[at]) {
                ++at;
                in += next.length;
                continue;
            }
        }
        if (afterStar == nowhere)
            return false;
        in = afterStar;
        at = ++starTook;
    }
    while (in < pattern.size() && patternAt(pattern, in).isStar)
        ++in;
    return in == pattern.size();
}

bool passesTypeTest(Family family, const core::Value& value)
{
    switch (family) {
    case Family::IsNull:
        return value.isNull();
    case Family::IsNumeric:
        return value.isNumber();
    case Family::IsString:
        return value.isString();
    case Family::IsBoolean:
        return value.isBoolean();
    case Family::IsTimestamp:
        return value.isString() && preciseInstantFromIso8601(value.string());
    default:
        return true; // IsPresent: there is a value
    }
}

} // namespace

std::optional<ChoiceOperator> choiceOperator(std::string_view name)
{
    for (const auto& [text, family] : typeTests) {
        if (name == text)
            return ChoiceOperator{family};
    }
    const bool takesPath = name.ends_with("Path");
    if (takesPath)
        name.remove_suffix(4);
    for (const auto& [text, family] : families) {
        if (!name.starts_with(text))
            continue;
        for (const auto& [rest, comparison] : comparisons) {
            if (name.substr(text.size()) == rest && (family != Family::Boolean || comparison == Comparison::Equals))
                return ChoiceOperator{family, comparison, takesPath};
        }
    }
    return std::nullopt;
}

bool passes(const ChoiceOperator& test, const core::Value& value, const core::Value& operand)
{
    switch (test.family) {
    case Family::String:
        return value.isString() && operand.isString()
            && holds(test.comparison, compareUnits(value.string(), operand.string()), 0);
    case Family::StringMatches:
        return value.isString() && operand.isString() && matchesPattern(value.string(), operand.string());
    case Family::Numeric:
        return value.isNumber() && operand.isNumber() && compareNumbers(test.comparison, value, operand);
    case Family::Boolean:
        return value.isBoolean() && operand.isBoolean() && value.boolean() == operand.boolean();
    case Family::Timestamp:
        return value.isString() && operand.isString()
            && compareTimestamps(test.comparison, value.string(), operand.string());
    default:
        return operand.isBoolean() && passesTypeTest(test.family, value) == operand.boolean();
    }
}

} // namespace statelight::execution::compiled
