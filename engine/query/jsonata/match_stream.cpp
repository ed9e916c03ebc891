#include "query/jsonata/match_stream.h"

#include <algorithm>

#include "core/builder.h"
#include "core/code_units.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

/// The byte at which the text's code unit of that number begins.
std::size_t byteOf(std::string_view text, double unit)
{
    double units = 0;
    for (std::size_t place = 0; place < text.size(); ++place) {
        const auto byte = static_cast<unsigned char>(text[place]);
        if ((byte & 0xC0U) == 0x80U)
            continue;
        if (units >= unit)
            return place;
        units += byte >= 0xF0U ? 2 : 1;
    }
    return text.size();
}

bool looksLikeMatch(const Value& value)
{
    const Value* start = value.find("start");
    const Value* end = value.find("end");
    const Value* groups = value.find("groups");
    const Value* next = value.find("next");
    return (start && start->isNumber()) || (end && end->isNumber()) || (groups && groups->isArray())
        || (next && isFunction(*next));
}

} // namespace

MatchStream::MatchStream(Evaluator& evaluator, const Value& matcher, const Value& text)
    : m_evaluator(evaluator)
    , m_text(text)
    , m_function(matcher)
{
    const FunctionValue* made = evaluator.madeFunction(matcher);
    if (made && made->kind == FunctionValue::Kind::Regex)
        m_scan.emplace(made->node->regex->scan(text.string()));
}

bool MatchStream::next()
{
    if (m_failed || !m_evaluator.spend(1))
        return fail({}, {});
    return m_scan ? nextOfRegex() : nextOfFunction();
}

bool MatchStream::fail(std::string code, std::string message)
{
    m_failed = true;
    if (!code.empty())
        static_cast<void>(m_evaluator.fail(std::move(code), std::move(message)));
    return false;
}

bool MatchStream::nextOfRegex()
{
    const auto found = m_scan->next();
    if (!found)
        return fail(found.error().code.empty() ? "U1001" : found.error().code, found.error().message);
    if (!*found)
        return false;
    const TextSpan span = m_scan->match();
    m_match = span.in(m_text.string());
    m_begin = span.begin;
    m_end = span.end;
    return true;
}

bool MatchStream::nextOfFunction()
{
    Value argument = m_text;
    Value answer;
    if (m_isFirst) {
        answer = m_evaluator.apply(m_function, std::span<Value>(&argument, 1), Value());
    } else {
        const Value* next = m_object.find("next");
        if (!next || !isFunction(*next))
            return fail("T1010", "The matcher's answer has no function 'next'.");
        answer = m_evaluator.apply(*next, {}, Value());
    }
    m_isFirst = false;
    if (isFault(answer))
        return fail({}, {});
    if (isUndefined(answer))
        return false;
    const Value* match = answer.find("match");
    const Value* start = answer.find("start");
    const Value* end = answer.find("end");
    if (!looksLikeMatch(answer) || !match || !match->isString() || !start || !start->isNumber())
        return fail("T1010", "The matcher's answer isn't of the form {match, start, end, groups, next}.");
    m_object = answer;
    m_match = m_object.find("match")->string();
    m_begin = byteOf(m_text.string(), start->number());
    m_end = end && end->isNumber() ? std::max(m_begin, byteOf(m_text.string(), end->number())) : m_begin;
    return true;
}

std::size_t MatchStream::groupCount() const
{
    if (m_scan)
        return m_scan->groups().size();
    const Value* groups = m_object.find("groups");
    return groups ? groups->size() : 0;
}

Value MatchStream::group(std::size_t index) const
{
    if (index >= groupCount())
        return undefined();
    if (!m_scan)
        return m_object.find("groups")->items()[index];
    const TextSpan span = m_scan->groups()[index];
    return span.isThere() ? Value(span.in(m_text.string())) : undefined();
}

Value MatchStream::groups() const
{
    core::ArrayBuilder all(groupCount());
    for (std::size_t index = 0; index < groupCount(); ++index)
        all.add(group(index));
    return all.finish();
}

std::size_t MatchStream::start()
{
    if (m_begin < m_countedBytes)
        m_countedBytes = m_countedUnits = 0;
    m_countedUnits += core::countCodeUnits(m_text.string().substr(m_countedBytes, m_begin - m_countedBytes));
    m_countedBytes = m_begin;
    return m_countedUnits;
}

} // namespace statelight::query::jsonata
