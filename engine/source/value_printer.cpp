#include "source/value_printer.h"

#include <algorithm>
#include <vector>

#include "core/json.h"
#include "source/yaml_scalar.h"

namespace statelight::source {

namespace {

bool isContainer(const core::Value& value)
{
    return value.isArray() || value.isObject();
}

class Printer { // recursion is bounded by depthLimit
public:
    Printer(const FileStyle& style, bool oneLine)
        : m_style(style)
        , m_oneLine(oneLine)
    {}

    void print(const core::Value& value, const std::string& indent)
    {
        if (!isContainer(value) || value.size() == 0)
            printScalar(value);
        else if (value.isArray())
            printArray(value, indent);
        else
            printObject(value, indent);
    }
    std::string take() { return std::move(m_out); }

private:
    void printScalar(const core::Value& value)
    {
        if (m_style.yaml)
            m_out += yamlScalar(value, m_style, true);
        else
            core::appendJson(m_out, value);
    }

    void printArray(const core::Value& value, const std::string& indent)
    {
        const bool broken
            = !m_oneLine && (m_style.breaksScalarArrays || std::ranges::any_of(value.items(), isContainer));
        const std::string inner = indent + m_style.indent;
        m_out += '[';
        for (std::size_t i = 0; i < value.items().size(); ++i) {
            separate(i == 0, broken, inner);
            print(value.items()[i], inner);
        }
        close(']', broken, indent);
    }

    void printObject(const core::Value& value, const std::string& indent)
    {
        const std::string inner = indent + m_style.indent;
        const bool padded = m_oneLine && m_style.padsObjects && !m_style.oneLine;
        m_out += padded ? "{ " : "{";
        for (std::size_t i = 0; i < value.members().size(); ++i) {
            separate(i == 0, !m_oneLine, inner);
            m_out += printKey(value.members()[i].key, m_style);
            print(value.members()[i].value, inner);
        }
        m_out += padded ? " " : "";
        close('}', !m_oneLine, indent);
    }

    void separate(bool first, bool broken, const std::string& inner)
    {
        if (broken)
            m_out += (first ? "" : ",") + m_style.lineEnd + inner;
        else if (!first)
            m_out += m_style.comma;
    }

    void close(char bracket, bool broken, const std::string& indent)
    {
        if (broken)
            m_out += m_style.lineEnd + indent;
        m_out += bracket;
    }

    const FileStyle& m_style;
    bool m_oneLine;
    std::string m_out;
};

} // namespace

std::string printValue(const core::Value& value, const FileStyle& style, std::string_view indent)
{
    Printer printer(style, style.oneLine);
    printer.print(value, std::string(indent));
    return printer.take();
}

std::string printOnOneLine(const core::Value& value, const FileStyle& style)
{
    Printer printer(style, true);
    printer.print(value, {});
    return printer.take();
}

std::string printKey(std::string_view key, const FileStyle& style)
{
    if (style.yaml)
        return yamlKey(key, style, true) + style.colon;
    std::string text;
    core::appendJsonString(text, key);
    return text + style.colon;
}

bool isTooDeep(const core::Value& value)
{
    std::vector<const core::Value*> level = {&value};
    for (std::uint32_t depth = 0; !level.empty(); ++depth) {
        if (depth > depthLimit)
            return true;
        std::vector<const core::Value*> next;
        for (const core::Value* container : level) {
            for (const core::Value& item : container->items())
                if (isContainer(item))
                    next.push_back(&item);
            for (const core::Member& member : container->members())
                if (isContainer(member.value))
                    next.push_back(&member.value);
        }
        level = std::move(next);
    }
    return false;
}

} // namespace statelight::source
