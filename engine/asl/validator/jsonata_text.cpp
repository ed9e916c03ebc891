#include "asl/validator/jsonata_text.h"

#include <string>

#include "query/jsonata/payload.h"

namespace statelight::asl::validator {

namespace {

using query::jsonata::Embedded;
using query::jsonata::Reference;

constexpr std::string_view invalid = "INVALID_JSONATA_EXPRESSION";
constexpr std::string_view unsupported = "UNSUPPORTED_JSONATA_EXPRESSION";

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool hasResult(const Subject& subject)
{
    const StateType type = subject.state ? subject.state->type : StateType::Unknown;
    return type == StateType::Task || type == StateType::Parallel || type == StateType::Map;
}

/// The pointer of a place from its state on: "/Catch/0/Output".
std::string placeInState(const Subject& subject, const Place& place)
{
    const std::string pointer = place.pointer();
    return subject.state ? pointer.substr(std::min(pointer.size(), subject.state->path.pointer().size())) : pointer;
}

bool isUnder(std::string_view pointer, std::string_view field)
{
    return pointer.starts_with(field) && (pointer.size() == field.size() || pointer[field.size()] == '/');
}

class Check {
public:
    Check(const Subject& subject, const Embedded& embedded, const Place& place, core::SourceRange range)
        : m_subject(subject)
        , m_embedded(embedded)
        , m_place(place)
        , m_range(range)
    {}

    void run()
    {
        const auto expression = query::jsonata::Expression::compile(m_embedded.text, query::jsonata::Dialect::Aws);
        if (!expression) {
            const auto& fault = expression.error();
            return report(invalid, fault.message + " (" + fault.code + ")", fault.range);
        }
        for (const Reference& reference : expression->references())
            checkReference(reference);
    }

private:
    void checkReference(const Reference& reference)
    {
        switch (reference.kind) {
        case Reference::Kind::Variable:
            if (reference.name == "states")
                checkStates(reference);
            break;
        case Reference::Kind::Root:
            report(unsupported, "Reference to '$$' is not supported.", reference.range);
            break;
        case Reference::Kind::Input:
            reportTopLevel("$", reference.range);
            break;
        case Reference::Kind::Field:
            reportTopLevel(reference.name, reference.range);
            break;
        }
    }

    void reportTopLevel(const std::string& name, core::SourceRange range)
    {
        report(unsupported, "Reference to '" + name + "' at the top level is not supported.", range);
    }

    /// `$states.result` and `$states.errorOutput` exist only when there is a result, or an error.
    void checkStates(const Reference& reference)
    {
        const std::string member = memberBehind(reference.range.end);
        if (member != "result" && member != "errorOutput")
            return;
        const std::string pointer = placeInState(m_subject, m_place);
        if (member == "result"
            && !(hasResult(m_subject) && (isUnder(pointer, "/Output") || isUnder(pointer, "/Assign"))))
            report(unsupported, "$states.result is only there in Output and Assign of a Task, Parallel or Map state.",
                reference.range);
        const bool isInCatcher = pointer.starts_with("/Catch/");
        if (member == "errorOutput" && !isInCatcher)
            report(
                unsupported, "$states.errorOutput is only there in Output and Assign of a catcher.", reference.range);
    }

    [[nodiscard]] std::string memberBehind(std::size_t at) const
    {
        const std::string_view text = m_embedded.text;
        const auto skipBlanks = [&] {
            while (at < text.size() && isBlank(text[at]))
                ++at;
        };
        skipBlanks();
        if (at >= text.size() || text[at] != '.')
            return {};
        ++at;
        skipBlanks();
        std::string name;
        for (; at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z'); ++at)
            name.push_back(text[at]);
        return name;
    }

    void report(std::string_view code, std::string message, core::SourceRange inExpression)
    {
        const auto offset = static_cast<std::uint32_t>(m_embedded.offset);
        m_subject.findings.errorWithin(
            code, std::move(message), m_place, {inExpression.begin + offset, inExpression.end + offset}, m_range);
    }

    const Subject& m_subject;
    const Embedded& m_embedded;
    const Place& m_place;
    core::SourceRange m_range;
};

} // namespace

void checkJsonataText(const Subject& subject, std::string_view text, const Place& place, core::SourceRange range)
{
    if (const auto embedded = query::jsonata::embeddedExpression(text))
        return Check(subject, *embedded, place, range).run();
    if (text.starts_with("{%") || text.ends_with("%}")) {
        subject.findings.error(
            invalid, "A JSONata expression must begin with '{%' and end with '%}', with nothing outside", place, range);
    }
}

} // namespace statelight::asl::validator
