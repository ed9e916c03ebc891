#include <algorithm>
#include <set>

#include "catalog/error_names.h"
#include "catalog/service.h"
#include "document/assist/asking.h"

namespace statelight::document {

namespace {

using asl::validator::FieldRule;
using asl::validator::Shape;
using Kind = Suggestion::Kind;

void suggestStates(Asking& asking)
{
    const asl::StateMachine& machine = asking.machine();
    const auto scope = machine.scopeAt(asking.place().scope);
    if (!scope)
        return;
    for (const asl::StateIndex index : machine.scopes[*scope].states) {
        const asl::State& state = machine.states[index];
        const bool isSelf = state.path == asking.place().state;
        asking.addScalar(Kind::State, state.name, std::string(asl::toString(state.type)), true, isSelf ? 1 : 0);
    }
}

void suggestWords(Asking& asking, std::string_view words)
{
    while (!words.empty()) {
        const std::size_t comma = std::min(words.find(", "), words.size());
        asking.addScalar(Kind::Value, words.substr(0, comma), {});
        words.remove_prefix(std::min(comma + 2, words.size()));
    }
}

void suggestErrors(Asking& asking)
{
    std::set<std::string> own;
    const auto collect = [&own](const asl::Fields& fields) {
        const asl::Field* const names = fields.find("ErrorEquals");
        if (names == nullptr || !names->value.isArray())
            return;
        for (const core::Value& name : names->value.items())
            if (name.isString() && !name.string().empty() && !name.string().starts_with("States."))
                own.emplace(name.string());
    };
    for (const asl::State& state : asking.machine().states) {
        if (const auto error = state.fields.text("Error"); error && !error->starts_with("{%"))
            own.emplace(*error);
        for (const asl::Retrier& retrier : state.retriers)
            collect(retrier.fields);
        for (const asl::Catcher& catcher : state.catchers)
            collect(catcher.fields);
    }
    own.erase(std::string(asking.written()));
    for (const catalog::ErrorName& name : catalog::errorNames())
        asking.addScalar(Kind::ErrorName, name.name, std::string(name.meaning));
    for (const std::string& name : own)
        asking.addScalar(Kind::ErrorName, name, "used in this definition", true, 1);
}

void suggestResources(Asking& asking)
{
    using asl::validator::inItemReader;
    using asl::validator::inResultWriter;
    if ((asking.place().fieldOwner & inItemReader) != 0) {
        asking.addScalar(Kind::Resource, "arn:aws:states:::s3:getObject", "S3 · one object");
        asking.addScalar(Kind::Resource, "arn:aws:states:::s3:listObjectsV2", "S3 · all objects of a folder");
        return;
    }
    if ((asking.place().fieldOwner & inResultWriter) != 0)
        return asking.addScalar(Kind::Resource, "arn:aws:states:::s3:putObject", "S3 · put object");
    for (const catalog::Service& service : catalog::services()) {
        for (const catalog::Action& action : service.actions) {
            const std::string detail = std::string(service.name) + " · " + catalog::actionTitle(action.name);
            for (const auto pattern : {catalog::Pattern::RequestResponse, catalog::Pattern::Sync,
                     catalog::Pattern::Sync2, catalog::Pattern::Callback})
                if ((action.patterns & (1U << static_cast<unsigned>(pattern))) != 0)
                    asking.addScalar(Kind::Resource, catalog::arnOf(service, action, pattern), detail, true,
                        pattern == catalog::Pattern::RequestResponse ? 0 : 1);
        }
    }
}

bool takesExpression(const FieldPlace& place)
{
    if (place.language != asl::QueryLanguage::Jsonata || place.rule == nullptr)
        return false;
    switch (place.rule->shape) {
    case Shape::TextOrExpression:
    case Shape::BooleanOrExpression:
    case Shape::IntegerOrExpression:
    case Shape::NumberOrExpression:
    case Shape::TimestampOrExpression:
    case Shape::JsonataValue:
    case Shape::TemplateOrJsonata:
    case Shape::Items:
    case Shape::Assign:
    case Shape::Credentials:
        return true;
    default:
        return false;
    }
}

void suggestExpression(Asking& asking)
{
    asking.add({Kind::Value, "{% … %}", "JSONata expression", asking.caret().range, R"("{%  %}")", 4});
}

} // namespace

void suggestValues(Asking& asking)
{
    const FieldPlace& place = asking.place();
    const FieldRule* const rule = place.rule;
    if (rule == nullptr)
        return;
    const bool isFieldItself = !place.isInside;
    if (isFieldItself && rule->shape == Shape::StateName)
        return suggestStates(asking);
    if (isFieldItself && rule->shape == Shape::OneOf)
        return suggestWords(asking, rule->words);
    if (rule->shape == Shape::ErrorNames && place.isItem)
        return suggestErrors(asking);
    if (isFieldItself && rule->name == "Resource")
        return suggestResources(asking);
    if (isFieldItself && (rule->shape == Shape::Boolean || rule->shape == Shape::BooleanOrExpression)) {
        asking.addScalar(Kind::Value, "true", {}, false);
        asking.addScalar(Kind::Value, "false", {}, false);
    }
    if (takesExpression(place))
        suggestExpression(asking);
}

} // namespace statelight::document
