#include <cmath>
#include <vector>

#include "core/json.h"
#include "query/jsonata/marks.h"
#include "query/jsonata/number_text.h"
#include "query/jsonata/numbers.h"
#include "query/jsonata/operators.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

/// Writes JSON as JavaScript's JSON.stringify does, without host recursion.
class Writer {
public:
    Writer(bool isPretty, bool isOld, Complaint& why)
        : m_isPretty(isPretty)
        , m_isOld(isOld)
        , m_why(why)
    {}

    std::string write(const Value& value)
    {
        begin(value);
        while (!m_open.empty() && !m_why) {
            if (m_open.back().next == m_open.back().value->size())
                close();
            else
                next();
        }
        return std::move(m_text);
    }

private:
    struct Open {
        const Value* value;
        std::size_t next = 0;
    };

    void begin(const Value& value)
    {
        if (value.isArray() || value.isObject()) {
            m_text += value.isArray() ? '[' : '{';
            if (value.size() == 0)
                m_text += value.isArray() ? ']' : '}';
            else
                m_open.push_back({&value});
        } else if (value.isNumber()) {
            number(value);
        } else if (value.isString()) {
            core::appendJsonString(m_text, value.string());
        } else if (value.isBoolean()) {
            m_text += value.boolean() ? "true" : "false";
        } else {
            m_text += isFunction(value) ? "\"\"" : "null";
        }
    }

    void number(const Value& value)
    {
        checkFinite(value, m_why);
        const double number = value.number();
        const bool isRounded
            = value.isDouble() ? m_isOld || std::trunc(number) != number : m_isOld && std::abs(number) >= 1e15;
        m_text += numberText(isRounded ? roundedTo15Digits(number) : number);
    }

    void next()
    {
        Open& open = m_open.back();
        const std::size_t index = open.next++;
        if (index > 0)
            m_text += ',';
        breakLine();
        if (open.value->isArray())
            return begin(open.value->items()[index]);
        const core::Member& member = open.value->members()[index];
        core::appendJsonString(m_text, member.key.view());
        m_text += m_isPretty ? ": " : ":";
        begin(member.value);
    }

    void close()
    {
        const bool isArray = m_open.back().value->isArray();
        m_open.pop_back();
        breakLine();
        m_text += isArray ? ']' : '}';
    }

    void breakLine()
    {
        if (m_isPretty)
            m_text.append("\n").append(m_open.size() * 2, ' ');
    }

    bool m_isPretty;
    bool m_isOld;
    Complaint& m_why;
    std::string m_text;
    std::vector<Open> m_open;
};

} // namespace

std::string textOf(const Value& value, bool isPretty, bool isOld, Complaint& why)
{
    if (value.isString())
        return std::string(value.string());
    if (isFunction(value))
        return {};
    if (value.isDouble() && !std::isfinite(value.number())) {
        why = {"D3001", "A number that isn't finite has no text."};
        return {};
    }
    const bool isWrapped = isArrayWith(value, arrayMark::wrapper) && value.size() > 0;
    return Writer(isPretty, isOld, why).write(isWrapped ? value.items()[0] : value);
}

} // namespace statelight::query::jsonata
