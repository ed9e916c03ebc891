#include <algorithm>
#include <array>
#include <set>

#include "document/assist/asking.h"
#include "document/assist/known_functions.h"

namespace statelight::document {

namespace {

using namespace asl::validator;
using asl::QueryLanguage;
using Kind = Suggestion::Kind;
using std::string_view;

bool isWordPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/// `$states.context.Exec` before the caret: the chain is `$states.context`, the word `Exec`.
struct Chain {
    string_view chain;
    core::SourceRange word; ///< to behind the caret, as far as the word goes on
};

Chain chainAt(const Asking& asking)
{
    const string_view text = asking.text();
    const std::uint32_t first = asking.caret().content.begin;
    std::uint32_t begin = asking.offset();
    while (begin > first && isWordPart(text[begin - 1]))
        --begin;
    std::uint32_t end = asking.offset();
    while (end < asking.caret().content.end && isWordPart(text[end]))
        ++end;
    std::uint32_t chain = begin;
    while (chain > first && (isWordPart(text[chain - 1]) || text[chain - 1] == '.'))
        --chain;
    return {begin > chain ? text.substr(chain, begin - chain - 1) : string_view(), {begin, end}};
}

void addWord(Asking& asking, Kind kind, core::SourceRange range, string_view word, string_view detail, int order)
{
    asking.add({kind, std::string(word), std::string(detail), range, std::string(word),
                   static_cast<std::uint32_t>(word.size())},
        order);
}

void addCall(Asking& asking, core::SourceRange range, const KnownFunction& function, int order)
{
    Suggestion call{Kind::Function, std::string(function.name),
        std::string(function.parameters) + "  " + std::string(function.meaning), range, std::string(function.name), 0};
    const bool isCalled = range.end < asking.text().size() && asking.text()[range.end] == '(';
    call.caret = static_cast<std::uint32_t>(call.insert.size());
    if (!isCalled) {
        call.insert += "()";
        call.caret += function.parameters == "()" ? 2 : 1;
    }
    asking.add(std::move(call), order);
}

void addContext(Asking& asking, string_view path, core::SourceRange word)
{
    for (const KnownMember& member : contextMembers())
        if (member.path == path)
            addWord(asking, Kind::Member, word, member.name, member.meaning, 0);
}

void collectAssigned(const asl::Fields& fields, std::set<std::string>& names)
{
    const asl::Field* const assign = fields.find("Assign");
    if (assign == nullptr || !assign->value.isObject())
        return;
    for (const core::Member& member : assign->value.members()) {
        const string_view name = member.key;
        names.emplace(name.ends_with(".$") ? name.substr(0, name.size() - 2) : name);
    }
}

/// Variables that states of this scope or one around it assign.
std::set<std::string> variablesOf(const Asking& asking)
{
    std::set<std::string> names;
    const std::string& here = asking.place().scope;
    for (const asl::State& state : asking.machine().states) {
        const std::string& scope = asking.machine().scopes[state.scope].pointer;
        if (!here.starts_with(scope) || (here.size() > scope.size() && here[scope.size()] != '/'))
            continue;
        collectAssigned(state.fields, names);
        for (const asl::Catcher& catcher : state.catchers)
            collectAssigned(catcher.fields, names);
        if (const auto* const choice = std::get_if<asl::Choice>(&state.kind))
            for (const asl::ChoiceRule& rule : choice->rules)
                collectAssigned(rule.fields, names);
    }
    return names;
}

void addVariables(Asking& asking, core::SourceRange word)
{
    for (const std::string& name : variablesOf(asking))
        addWord(asking, Kind::Variable, word, '$' + name, "variable", 0);
}

void addStatesMembers(Asking& asking, core::SourceRange word)
{
    const FieldPlace& place = asking.place();
    const bool isOutcome = place.rule != nullptr && (place.rule->name == "Output" || place.rule->name == "Assign");
    addWord(asking, Kind::Member, word, "input", "the input of this state", 0);
    addWord(asking, Kind::Member, word, "context", "execution, state and machine", 1);
    if (isOutcome && (place.fieldOwner & (inTask | inParallel | inMap)) != 0)
        addWord(asking, Kind::Member, word, "result", "what this state has got", 0);
    if (isOutcome && (place.fieldOwner & inCatcher) != 0)
        addWord(asking, Kind::Member, word, "errorOutput", "the error: its name and cause", 0);
}

void inJsonata(Asking& asking)
{
    constexpr string_view context = "$states.context";
    const Chain at = chainAt(asking);
    if (at.chain == "$states")
        return addStatesMembers(asking, at.word);
    if (at.chain == context)
        return addContext(asking, {}, at.word);
    if (at.chain.starts_with(context) && at.chain[context.size()] == '.')
        return addContext(asking, at.chain.substr(context.size() + 1), at.word);
    if (!at.chain.empty() || (at.word.begin > 0 && asking.text()[at.word.begin - 1] == '.'))
        return;
    addWord(asking, Kind::Variable, at.word, "$states", "input, context and result of this state", 0);
    addVariables(asking, at.word);
    for (const KnownFunction& function : jsonataFunctions())
        addCall(asking, at.word, function, 1);
}

bool takesIntrinsics(const Asking& asking)
{
    const FieldPlace& place = asking.place();
    if (place.rule == nullptr)
        return false;
    const bool isTemplateKey = place.isInside && asking.caret().tokens.back().ends_with(".$");
    return isTemplateKey || (!place.isInside && place.rule->shape == Shape::PathOrIntrinsic);
}

bool takesPath(const Asking& asking)
{
    const FieldPlace& place = asking.place();
    if (place.rule == nullptr || place.isInside)
        return false;
    switch (place.rule->shape) {
    case Shape::Path:
    case Shape::PathOrNull:
    case Shape::ReferencePath:
    case Shape::PathLikeOperand:
        return true;
    default:
        return false;
    }
}

void inPath(Asking& asking)
{
    const Chain at = chainAt(asking);
    const bool isCall = takesIntrinsics(asking);
    if (at.chain == "$$")
        return addContext(asking, {}, at.word);
    if (at.chain.starts_with("$$."))
        return addContext(asking, at.chain.substr(3), at.word);
    if (isCall && (at.chain.empty() || at.chain == "States")) {
        const auto begin = static_cast<std::uint32_t>(at.word.begin - (at.chain.empty() ? 0 : at.chain.size() + 1));
        for (const KnownFunction& function : intrinsicFunctions())
            addCall(asking, {begin, at.word.end}, function, 1);
    }
    if (!at.chain.empty())
        return;
    addWord(asking, Kind::Variable, at.word, "$", "the input", 0);
    addWord(asking, Kind::Variable, at.word, "$$", "the context object", 0);
    addVariables(asking, at.word);
}

/// A path is a text: where no quote stands yet, one must come first.
bool isWritable(const Asking& asking)
{
    return asking.caret().isQuoted || (asking.isYaml() && !asking.caret().range.isEmpty());
}

} // namespace

bool suggestInExpression(Asking& asking)
{
    if (!isWritable(asking))
        return false;
    const string_view written = asking.written();
    const std::size_t open = written.rfind("{%");
    if (open != string_view::npos && written.find("%}", open) == string_view::npos) {
        inJsonata(asking);
        return true;
    }
    if (asking.place().language == QueryLanguage::Jsonata || (!takesIntrinsics(asking) && !takesPath(asking)))
        return false;
    inPath(asking);
    return true;
}

} // namespace statelight::document
