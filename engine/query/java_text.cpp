#include "query/java_text.h"

#include <vector>

#include "core/json.h"

namespace statelight::query {

namespace {

struct Open {
    const core::Value* container;
    std::size_t next = 0;
};

class JavaWriter {
public:
    explicit JavaWriter(ArrayLook arrays)
        : m_arrays(arrays)
    {}

    std::string write(const core::Value& root)
    {
        enter(root);
        while (!m_open.empty()) {
            Open& top = m_open.back();
            if (top.next == top.container->size()) {
                m_text.push_back(top.container->isArray() ? ']' : '}');
                m_open.pop_back();
                continue;
            }
            if (top.next > 0)
                m_text.append(", ");
            const std::size_t index = top.next++;
            if (top.container->isArray()) {
                enter(top.container->items()[index]);
            } else {
                const core::Member& member = top.container->members()[index];
                m_text.append(member.key.view()).push_back('=');
                enter(member.value);
            }
        }
        return std::move(m_text);
    }

private:
    void enter(const core::Value& value)
    {
        if (value.isString()) {
            m_text.append(value.string());
        } else if (value.isObject() || (value.isArray() && m_arrays == ArrayLook::Java)) {
            m_text.push_back(value.isArray() ? '[' : '{');
            m_open.push_back({&value});
        } else {
            core::appendJson(m_text, value);
        }
    }

    ArrayLook m_arrays;
    std::string m_text;
    std::vector<Open> m_open;
};

} // namespace

std::string javaText(const core::Value& value, ArrayLook arrays)
{
    return JavaWriter(arrays).write(value);
}

} // namespace statelight::query
