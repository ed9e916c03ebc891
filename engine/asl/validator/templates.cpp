#include "asl/validator/templates.h"

#include <algorithm>

#include "asl/validator/expressions.h"
#include "asl/validator/jsonata_text.h"
#include "asl/validator/variables.h"

namespace statelight::asl::validator {

namespace {

constexpr std::string_view dynamicEnding = ".$";

bool isDynamic(std::string_view name)
{
    return name.ends_with(dynamicEnding);
}

bool looksLikePath(std::string_view text)
{
    return text.starts_with("$.") || text.starts_with("$$.") || text.starts_with("$[");
}

std::string quoted(std::string_view name)
{
    return '\'' + std::string(name) + '\'';
}

std::string_view kindWord(const core::Value& value)
{
    if (value.isArray())
        return "an ARRAY";
    if (value.isObject())
        return "an OBJECT";
    if (value.isBoolean())
        return "a BOOLEAN";
    return value.isNull() ? "a NULL" : "a NUMBER";
}

// The recursion of each walk is bounded: a text nests no deeper than 500.
class TemplateWalk {
public:
    TemplateWalk(const Subject& subject, core::SourceRange range)
        : m_subject(subject)
        , m_range(range)
    {}

    void walk(const core::Value& value, const Place& place)
    {
        for (std::size_t at = 0; at < value.items().size(); ++at)
            walk(value.items()[at], place.item(at));
        for (const core::Member& member : value.members())
            walkMember(value, member, place);
    }

private:
    void walkMember(const core::Value& object, const core::Member& member, const Place& place)
    {
        const std::string_view name = member.key;
        if (isDynamic(name))
            return checkDynamic(object, name, member.value, place);
        if (member.value.isString() && looksLikePath(member.value.string()) && !pathFault(member.value.string())) {
            m_subject.findings.warning("NO_DOLLAR",
                "The value of " + quoted(name) + " looks like a JSONPath, but is taken as a text: name the field "
                    + quoted(std::string(name) + ".$") + " to evaluate it",
                place.member(name), m_range);
            m_subject.findings.offer({"Evaluate it: rename to " + quoted(std::string(name) + ".$"),
                {renaming(place.member(name), std::string(name) + ".$")}});
        }
        walk(member.value, place.member(name));
    }

    void checkDynamic(const core::Value& object, std::string_view name, const core::Value& value, const Place& place)
    {
        const std::string_view plain = name.substr(0, name.size() - dynamicEnding.size());
        if (object.find(plain) != nullptr)
            report("The field " + quoted(plain) + " would be set twice: by itself and by " + quoted(name), name, place);
        if (!value.isString())
            return report("The value for the field " + quoted(name)
                    + " must be a STRING that contains a JSONPath but was " + std::string(kindWord(value)),
                name, place);
        if (const Fault fault = templateFault(value.string()); fault && isFaultyOnlyInFilters(value.string()))
            m_subject.findings.warning("NO_PATH", *fault, place.member(name), m_range);
        else if (fault)
            report("The value for the field " + quoted(name)
                    + " must be a valid JSONPath or a valid intrinsic function call",
                name, place);
    }

    void report(std::string message, std::string_view name, const Place& container)
    {
        m_subject.findings.errorIn(schemaFault, std::move(message), container, container.member(name), m_range);
    }

    const Subject& m_subject;
    core::SourceRange m_range;
};

class JsonataWalk {
public:
    JsonataWalk(const Subject& subject, core::SourceRange range)
        : m_subject(subject)
        , m_range(range)
    {}

    void walk(const core::Value& value, const Place& place)
    {
        if (value.isString())
            return checkJsonataText(m_subject, value.string(), place, m_range);
        for (std::size_t at = 0; at < value.items().size(); ++at)
            walk(value.items()[at], place.item(at));
        for (const core::Member& member : value.members())
            walk(member.value, place.member(member.key));
    }

private:
    const Subject& m_subject;
    core::SourceRange m_range;
};

bool isDynamicallyPresent(const core::Value& value, std::string_view name)
{
    return value.find(name) != nullptr || value.find(std::string(name) + std::string(dynamicEnding)) != nullptr;
}

} // namespace

void checkTemplate(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range)
{
    TemplateWalk(subject, range).walk(value, place);
}

void checkJsonataValue(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range)
{
    JsonataWalk(subject, range).walk(value, place);
}

void checkLiteral(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range)
{
    for (std::size_t at = 0; at < value.items().size(); ++at)
        checkLiteral(subject, value.items()[at], place.item(at), range);
    for (const core::Member& member : value.members()) {
        const std::string_view name = member.key;
        if (isDynamic(name) && member.value.isString() && !templateFault(member.value.string())) {
            subject.findings.warning("PASS_RESULT_IS_STATIC",
                "Result is taken as it is, so " + quoted(name) + " is not evaluated: use Parameters instead",
                place.member(name), range);
        }
        checkLiteral(subject, member.value, place.member(name), range);
    }
}

void checkAssign(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range)
{
    if (!value.isObject())
        return subject.findings.error(
            schemaFault, "Assign must be an object that gives variables their values", place, range);
    const bool isJsonata = subject.language == QueryLanguage::Jsonata;
    for (const core::Member& member : value.members()) {
        const std::string_view key = member.key;
        const bool hasEnding = !isJsonata && isDynamic(key);
        checkVariableName(
            subject, hasEnding ? key.substr(0, key.size() - dynamicEnding.size()) : key, place.member(key), range);
    }
    if (isJsonata)
        checkJsonataValue(subject, value, place, range);
    else
        checkTemplate(subject, value, place, range);
}

void checkCredentials(const Subject& subject, const core::Value& value, const Place& place, core::SourceRange range)
{
    const bool isJsonata = subject.language == QueryLanguage::Jsonata;
    if (isJsonata)
        checkJsonataValue(subject, value, place, range);
    else
        checkTemplate(subject, value, place, range);
    if (isJsonata && value.isString())
        return;
    if (!isDynamicallyPresent(value, "RoleArn"))
        subject.findings.error(schemaFault, "The field 'RoleArn' is required but was missing", place, range);
}

} // namespace statelight::asl::validator
