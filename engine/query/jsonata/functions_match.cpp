#include <algorithm>
#include <cmath>
#include <limits>

#include "core/builder.h"
#include "core/code_units.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"
#include "query/jsonata/list_builder.h"
#include "query/jsonata/match_stream.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

double limitOf(const Value& value)
{
    return value.isNumber() ? value.number() : std::numeric_limits<double>::infinity();
}

Value groupsWithMarks(Evaluator& evaluator, const MatchStream& matches)
{
    Value groups = matches.groups();
    // A group that took no part is undefined: the result must be looked through before it leaves.
    for (const Value& group : groups.items()) {
        if (isUndefined(group))
            evaluator.expectInnerMarks();
    }
    return groups;
}

/// Reads the number of a group in a replacement: as many digits as the number of groups has, and one less where that
/// would be a group too high. -1 where there are no digits.
int groupNumber(std::string_view digits, std::size_t groups, std::size_t& length)
{
    const std::size_t most = groups == 0 ? 1 : std::to_string(groups).size();
    const auto read = [&](std::size_t limit) {
        int number = -1;
        for (length = 0;
             length < limit && length < digits.size() && std::isdigit(static_cast<unsigned char>(digits[length]));
             ++length)
            number = std::max(number, 0) * 10 + (digits[length] - '0');
        return number;
    };
    const int number = read(most);
    if (most > 1 && number > static_cast<int>(groups))
        return read(most - 1);
    return number;
}

void appendReplacement(std::string& text, std::string_view replacement, const MatchStream& matches)
{
    for (std::size_t place = 0; place < replacement.size(); ++place) {
        if (replacement[place] != '$') {
            text += replacement[place];
            continue;
        }
        const char next = place + 1 < replacement.size() ? replacement[place + 1] : '\0';
        if (next == '$' || next == '0') {
            text += next == '$' ? std::string_view("$") : matches.match();
            ++place;
            continue;
        }
        std::size_t length = 0;
        const int number = groupNumber(replacement.substr(place + 1), matches.groupCount(), length);
        if (number < 0) {
            text += '$';
            continue;
        }
        const Value group = number > 0 ? matches.group(static_cast<std::size_t>(number) - 1) : undefined();
        if (group.isString())
            text += group.string();
        place += std::to_string(number).size();
    }
}

Value matchForFunction(MatchStream& matches)
{
    const std::size_t start = matches.start();
    return Value::object({{"match", Value(matches.match())}, {"start", Value(start)},
        {"end", Value(start + core::countCodeUnits(matches.match()))}, {"groups", matches.groups()}});
}

Value replaceText(Evaluator& evaluator, const Arguments& arguments, double limit)
{
    const std::string_view text = arguments[0].string();
    const std::string_view pattern = arguments[1].string();
    if (!arguments[2].isString())
        return evaluator.fail("D3012", "What a match is replaced with must be a text.");
    std::string result;
    std::size_t place = 0;
    std::size_t found = text.find(pattern);
    for (double count = 0; found != std::string_view::npos && count < limit; ++count) {
        result.append(text.substr(place, found - place)).append(arguments[2].string());
        place = found + pattern.size();
        found = text.find(pattern, place);
        if (!evaluator.spend(1) || !evaluator.charge(arguments[2].string().size()))
            return evaluator.faultValue();
    }
    return evaluator.text(result.append(text.substr(place)));
}

Value replaceMatches(Evaluator& evaluator, const Arguments& arguments, double limit)
{
    const std::string_view text = arguments[0].string();
    MatchStream matches(evaluator, arguments[1], arguments[0]);
    std::string result;
    std::size_t place = 0;
    bool isThere = matches.next();
    for (double count = 0; isThere && count < limit; ++count) {
        result.append(text.substr(std::min(place, text.size()), matches.begin() > place ? matches.begin() - place : 0));
        const std::size_t before = result.size();
        if (arguments[2].isString()) {
            appendReplacement(result, arguments[2].string(), matches);
        } else {
            Value match = matchForFunction(matches);
            const Value replacement = evaluator.apply(arguments[2], std::span<Value>(&match, 1), Value());
            if (isFault(replacement))
                return evaluator.faultValue();
            if (!replacement.isString())
                return evaluator.fail("D3012", "What a match is replaced with must be a text.");
            result += replacement.string();
        }
        if (!evaluator.charge(result.size() - before))
            return evaluator.faultValue();
        place = std::min(text.size(), matches.begin() + matches.match().size());
        isThere = matches.next();
    }
    return matches.failed() ? evaluator.faultValue() : evaluator.text(result.append(text.substr(place)));
}

void splitText(ListBuilder& parts, std::string_view text, std::string_view separator, double limit)
{
    std::size_t place = 0;
    while (static_cast<double>(parts.size()) < limit) {
        std::size_t end = text.find(separator, place);
        if (separator.empty()) {
            if (place >= text.size())
                return;
            end = place + 1;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                ++end;
        }
        parts.add(Value(text.substr(place, end == std::string_view::npos ? end : end - place)));
        if (end == std::string_view::npos)
            return;
        place = end + separator.size();
    }
}

} // namespace

Value contains(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return undefined();
    if (arguments[1].isString())
        return {arguments[0].string().find(arguments[1].string()) != std::string_view::npos};
    MatchStream matches(evaluator, arguments[1], arguments[0]);
    const bool isThere = matches.next();
    return matches.failed() ? evaluator.faultValue() : Value(isThere);
}

Value match(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const double limit = limitOf(arguments[2]);
    if (limit < 0)
        return evaluator.fail("D3040", "The limit of matches can't be negative.");
    ListBuilder found(evaluator);
    if (limit > 0) {
        MatchStream matches(evaluator, arguments[1], arguments[0]);
        while (static_cast<double>(found.size()) < limit && matches.next()) {
            found.add(Value::object({{"match", Value(matches.match())}, {"index", Value(matches.start())},
                {"groups", groupsWithMarks(evaluator, matches)}}));
            if (!evaluator.charge(matches.match().size() + 3 * sizeof(core::Member)) || !evaluator.spend(4))
                return evaluator.faultValue();
        }
        if (matches.failed())
            return evaluator.faultValue();
    }
    return found.finish(arrayMark::sequence);
}

Value replace(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const double limit = limitOf(arguments[3]);
    if (arguments[1].isString() && arguments[1].string().empty())
        return evaluator.fail("D3010", "The text to be replaced can't be empty.");
    if (limit < 0)
        return evaluator.fail("D3011", "The limit of replacements can't be negative.");
    if (limit == 0)
        return arguments[0];
    if (isUndefined(arguments[1]))
        return evaluator.fail("T0410", "Argument 2, what to replace, is missing.");
    return arguments[1].isString() ? replaceText(evaluator, arguments, limit)
                                   : replaceMatches(evaluator, arguments, limit);
}

Value split(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const double limit = limitOf(arguments[2]);
    if (limit < 0)
        return evaluator.fail("D3020", "The limit of parts can't be negative.");
    ListBuilder parts(evaluator);
    const std::string_view text = arguments[0].string();
    if (!evaluator.charge(text.size()))
        return evaluator.faultValue();
    if (isUndefined(arguments[1])) {
        if (limit >= 1)
            parts.add(arguments[0]);
    } else if (arguments[1].isString()) {
        splitText(parts, text, arguments[1].string(), std::floor(limit));
    } else if (limit > 0) {
        MatchStream matches(evaluator, arguments[1], arguments[0]);
        std::size_t place = 0;
        bool isThere = matches.next();
        for (; isThere && static_cast<double>(parts.size()) < limit; isThere = matches.next()) {
            const std::size_t begin = std::max(place, matches.begin());
            parts.add(Value(text.substr(place, begin - place)));
            place = matches.end();
        }
        if (matches.failed())
            return evaluator.faultValue();
        if (static_cast<double>(parts.size()) < limit)
            parts.add(Value(text.substr(place)));
    }
    return parts.finish();
}

} // namespace statelight::query::jsonata::functions
