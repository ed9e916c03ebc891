#include "asl/validator/values.h"

#include <algorithm>
#include <cmath>

#include "asl/validator/error_names.h"
#include "asl/validator/expressions.h"
#include "asl/validator/fields.h"
#include "asl/validator/likely_fix.h"
#include "asl/validator/names.h"
#include "asl/validator/resource.h"
#include "asl/validator/templates.h"
#include "asl/validator/timestamp.h"
#include "asl/wording.h"

namespace statelight::asl::validator {

namespace {

std::string_view kindName(const core::Value& value)
{
    switch (value.kind()) {
    case core::Value::Kind::Null:
        return "Null";
    case core::Value::Kind::Boolean:
        return "Boolean";
    case core::Value::Kind::Integer:
        return "Integer";
    case core::Value::Kind::Double:
        return "Number";
    case core::Value::Kind::String:
        return "String";
    case core::Value::Kind::Array:
        return "Array";
    case core::Value::Kind::Object:
        return "Object";
    }
    return "";
}

// The checks of one value, with all they have in common.
class ValueCheck {
public:
    ValueCheck(const Subject& subject, const FieldRule& rule, const Entry& entry, const Place& place)
        : m_subject(subject)
        , m_rule(rule)
        , m_entry(entry)
        , m_value(*entry.value)
        , m_place(place)
    {}

    void check();

private:
    [[nodiscard]] bool isJsonataState() const { return m_subject.language == QueryLanguage::Jsonata; }

    void report(std::string message)
    {
        m_subject.findings.error(schemaFault, std::move(message), m_place, m_entry.range);
    }

    void expect(bool fits, std::string_view type)
    {
        if (!fits)
            report("Expected value of type " + std::string(type) + ", but was " + std::string(kindName(m_value)));
    }

    // True where the value is an expression, which then has been checked.
    bool takeExpression()
    {
        if (!isJsonataState() || !m_value.isString())
            return false;
        const std::string_view text = m_value.string();
        if (!text.starts_with("{%") && !text.ends_with("%}"))
            return false;
        checkJsonataValue(m_subject, m_value, m_place, m_entry.range);
        return true;
    }

    void checkNumber(bool mustBeWhole)
    {
        const bool isWhole = m_value.isNumber() && std::trunc(m_value.number()) == m_value.number();
        if (!m_value.isNumber() || (mustBeWhole && !isWhole))
            return expect(false, mustBeWhole ? "Integer" : "Number");
        const double number = m_value.number();
        if (number >= m_rule.least && number <= m_rule.most)
            return;
        report(std::isinf(m_rule.most)
                ? "Value should be at least " + numberText(m_rule.least)
                : "Value should be from " + numberText(m_rule.least) + " to " + numberText(m_rule.most));
    }

    static std::string numberText(double number) { return valueText(core::Value(static_cast<std::int64_t>(number))); }

    void checkOneOf()
    {
        std::string_view rest = m_rule.words;
        const std::string_view found = m_value.isString() ? m_value.string() : std::string_view();
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(", "), rest.size());
            if (rest.substr(0, comma) == found)
                return;
            rest.remove_prefix(std::min(comma + 2, rest.size()));
        }
        const std::string words = '[' + std::string(m_rule.words) + ']';
        report(m_rule.name == "Type" ? "The field 'Type' should have one of these values: " + words
                                     : "Value should be one of the following: " + words);
        offerWord(m_subject, m_rule.words, found, m_place);
    }

    void checkTimestamp()
    {
        if (!m_value.isString())
            expect(false, "String");
        else if (!isTimestamp(m_value.string()))
            report("String does not match RFC3339 timestamp");
    }

    void checkList(bool mustHaveItems, bool (core::Value::*fits)() const noexcept, std::string_view type)
    {
        if (!m_value.isArray())
            return expect(false, "Array");
        if (mustHaveItems && m_value.size() == 0)
            return report("Value cannot be empty");
        for (std::size_t at = 0; at < m_value.size(); ++at) {
            const core::Value& item = m_value.items()[at];
            if (!(item.*fits)())
                m_subject.findings.error(schemaFault,
                    "Expected value of type " + std::string(type) + ", but was " + std::string(kindName(item)),
                    m_place.item(at), m_entry.range);
        }
    }

    void checkPath(Fault (*fault)(std::string_view))
    {
        if (!m_value.isString())
            return expect(false, "String");
        const Fault found = fault(m_value.string());
        if (found && fault == pathFault && isFaultyOnlyInFilters(m_value.string()))
            m_subject.findings.warning("NO_PATH", *found, m_place, m_entry.range);
        else if (found)
            report(*found);
    }

    void checkItems()
    {
        if (takeExpression())
            return;
        if (m_value.isArray())
            return checkJsonataValue(m_subject, m_value, m_place, m_entry.range);
        const auto* const map = m_subject.state == nullptr ? nullptr : std::get_if<Map>(&m_subject.state->kind);
        if (!m_value.isObject() || map == nullptr || !map->distributed)
            expect(false, "Array");
    }

    void checkNested()
    {
        if (!m_value.isObject())
            return expect(false, "Object");
        checkFields(
            m_subject, static_cast<Owner>(m_rule.nested), entriesOf(m_value, m_entry.range), m_place, m_entry.range);
    }

    void refuseNull()
    {
        if (m_value.isNull())
            m_subject.findings.error(
                schemaFault, "The value of '" + std::string(m_entry.name) + "' can't be null", m_place, m_entry.range);
    }

    void checkTemplateOrJsonata()
    {
        if (m_entry.name == "ItemSelector")
            refuseNull();
        if (isJsonataState())
            checkJsonataValue(m_subject, m_value, m_place, m_entry.range);
        else
            checkTemplate(m_subject, m_value, m_place, m_entry.range);
    }

    const Subject& m_subject;
    const FieldRule& m_rule;
    const Entry& m_entry;
    const core::Value& m_value;
    const Place& m_place;
};

void ValueCheck::check()
{
    switch (m_rule.shape) {
    case Shape::Anything:
        break;
    case Shape::Literal:
        checkLiteral(m_subject, m_value, m_place, m_entry.range);
        break;
    case Shape::TextOrExpression:
        if (takeExpression())
            break;
        [[fallthrough]];
    case Shape::Text:
    case Shape::StateName:
        expect(m_value.isString(), "String");
        break;
    case Shape::BooleanOrExpression:
        if (takeExpression())
            break;
        [[fallthrough]];
    case Shape::Boolean:
        expect(m_value.isBoolean(), "Boolean");
        break;
    case Shape::IntegerOrExpression:
        if (takeExpression())
            break;
        [[fallthrough]];
    case Shape::Integer:
        checkNumber(true);
        break;
    case Shape::NumberOrExpression:
        if (takeExpression())
            break;
        [[fallthrough]];
    case Shape::Number:
        checkNumber(false);
        break;
    case Shape::OneOf:
        checkOneOf();
        break;
    case Shape::TimestampOrExpression:
        if (takeExpression())
            break;
        [[fallthrough]];
    case Shape::Timestamp:
        checkTimestamp();
        break;
    case Shape::Object:
        expect(m_value.isObject(), "Object");
        break;
    case Shape::ObjectList:
        checkList(false, &core::Value::isObject, "Object");
        break;
    case Shape::FilledObjectList:
        checkList(true, &core::Value::isObject, "Object");
        break;
    case Shape::TextList:
        checkList(false, &core::Value::isString, "String");
        break;
    case Shape::ErrorNames:
        checkList(true, &core::Value::isString, "String");
        checkErrorNames(m_subject, m_value, m_place, m_entry.range);
        break;
    case Shape::Label:
        expect(m_value.isString(), "String");
        checkLabel(m_subject, m_value, m_place, m_entry.range);
        break;
    case Shape::Resource:
        expect(m_value.isString(), "String");
        checkResource(m_subject, m_value, m_place, m_entry.range);
        break;
    case Shape::PathOrNull:
        if (m_value.isNull())
            break;
        [[fallthrough]];
    case Shape::Path:
        checkPath(pathFault);
        break;
    case Shape::ReferencePath:
    case Shape::PathLikeOperand:
        checkPath(referencePathFault);
        break;
    case Shape::ResultPath:
        if (!m_value.isNull())
            checkPath(resultPathFault);
        break;
    case Shape::PathOrIntrinsic:
        checkPath(textSourceFault);
        break;
    case Shape::Template:
        refuseNull();
        checkTemplate(m_subject, m_value, m_place, m_entry.range);
        break;
    case Shape::JsonataValue:
        checkJsonataValue(m_subject, m_value, m_place, m_entry.range);
        break;
    case Shape::TemplateOrJsonata:
        checkTemplateOrJsonata();
        break;
    case Shape::Items:
        checkItems();
        break;
    case Shape::Assign:
        checkAssign(m_subject, m_value, m_place, m_entry.range);
        break;
    case Shape::Credentials:
        checkCredentials(m_subject, m_value, m_place, m_entry.range);
        break;
    case Shape::Nested:
        checkNested();
        break;
    }
}

} // namespace

void checkValue(const Subject& subject, const FieldRule& rule, const Entry& entry, const Place& place)
{
    ValueCheck(subject, rule, entry, place).check();
}

} // namespace statelight::asl::validator
