#include <algorithm>
#include <array>
#include <unordered_set>

#include "asl/lint/expressions.h"
#include "asl/lint/review.h"
#include "asl/lint/shape.h"
#include "asl/wording.h"

namespace statelight::asl::lint {

namespace {

constexpr std::size_t mostVisited = 24; // states behind one: keeps the rule linear

// Fields that see the result, not the input.
constexpr std::array<std::string_view, 4> ofResult{"ResultSelector", "OutputPath", "Assign", "ResultWriter"};

bool replacesInputPath(const State& state)
{
    const Field* const path = state.fields.find("InputPath");
    return path != nullptr && !(path->value.isString() && path->value.string() == "$");
}

/// "order" of "{% $states.input.order.id %}": an expression that is nothing but that path, and so fails without it.
std::optional<std::string_view> jsonataName(std::string_view text)
{
    constexpr std::string_view input = "$states.input.";
    constexpr std::size_t brace = 2;
    constexpr std::string_view blanks = " \t\r\n";
    text = text.substr(brace, text.size() - 2 * brace);
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find_last_not_of(blanks) + 1);
    if (!text.starts_with(input))
        return std::nullopt;
    text.remove_prefix(input.size());
    const bool isPath = std::ranges::all_of(text, [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9') || character == '_' || character == '.';
    });
    return isPath ? std::optional(text.substr(0, text.find('.'))) : std::nullopt;
}

class PathReview {
public:
    explicit PathReview(Review& review)
        : m_review(review)
        , m_machine(review.machine())
    {
        for (const State& state : m_machine.states) {
            if (const auto* const choice = std::get_if<Choice>(&state.kind)) {
                for (const ChoiceRule& rule : choice->rules)
                    collectGuards(rule);
            }
        }
    }

    void look(StateIndex index)
    {
        const State& state = m_machine.states[index];
        const Place place(state.path.pointer());
        if (const auto shape = replacingShape(state, m_review.resource(index))) {
            if (const auto next = m_review.nextOf(index)) {
                m_isCatch = false;
                follow(index, *next, *shape, place, state.nameRange);
            }
        }
        const Place list = place.member("Catch");
        for (const Edge& edge : m_review.edgesOf(index)) {
            if (edge.kind != EdgeKind::Catch || !edge.to)
                continue;
            const Catcher& catcher = state.catchers[edge.index];
            if (const auto shape = replacingShape(catcher, state.language)) {
                m_isCatch = true;
                follow(index, *edge.to, *shape, list.item(edge.index), catcher.range);
            }
        }
    }

private:
    struct Visit {
        StateIndex state;
        Shape shape;
    };

    void collectGuards(const ChoiceRule& rule);
    void follow(StateIndex from, StateIndex first, const Shape& shape, const Place& place, core::SourceRange range);
    [[nodiscard]] std::vector<std::string_view> namesReadBy(const State& state) const;
    [[nodiscard]] std::string message(std::string_view reader, std::string_view name, QueryLanguage language) const;

    Review& m_review;
    const StateMachine& m_machine;
    std::unordered_set<std::string_view> m_guarded; ///< names that some rule asks for by IsPresent
    bool m_isCatch = false;
};

void PathReview::collectGuards(const ChoiceRule& rule)
{
    if (rule.fields.has("IsPresent")) {
        for (const std::string_view name : inputNames(rule.fields.text("Variable").value_or("")))
            m_guarded.insert(name);
    }
    for (const ChoiceRule& operand : rule.operands)
        collectGuards(operand);
}

std::vector<std::string_view> PathReview::namesReadBy(const State& state) const
{
    std::vector<std::string_view> names;
    const bool isJsonata = state.language == QueryLanguage::Jsonata;
    if (!isJsonata && replacesInputPath(state))
        return inputNames(state.fields.text("InputPath").value_or(""));
    const auto add = [&](const Field& field, std::string_view text) {
        if (isJsonata) {
            if (const auto name = jsonataName(text))
                names.push_back(*name);
        } else if (std::ranges::find(ofResult, field.name) == ofResult.end()) {
            std::ranges::copy(inputNames(text), std::back_inserter(names));
        }
    };
    // A catcher sees the Error Output instead.
    if (state.type == StateType::Choice)
        visitExpressions(state, add);
    else
        visitExpressions(state.fields, state.language, add);
    return names;
}

void PathReview::follow(
    StateIndex from, StateIndex first, const Shape& shape, const Place& place, core::SourceRange range)
{
    std::vector<Visit> way{{first, shape}};
    for (std::size_t at = 0; at < way.size(); ++at) {
        const State& state = m_machine.states[way[at].state];
        const Shape found = way[at].shape;
        for (const std::string_view name : namesReadBy(state)) {
            if (!found.mayHave(name) && !m_guarded.contains(name)) {
                m_review.report(
                    Rule::LostInput, from, message(state.name, name, m_machine.states[from].language), place, range);
                return;
            }
        }
        const auto added = addedToInput(state);
        if (!added)
            continue;
        for (const Edge& edge : m_review.edgesOf(way[at].state)) {
            const auto isKnown = [&](const Visit& visit) { return visit.state == *edge.to; };
            if (!edge.to || edge.kind == EdgeKind::Catch || *edge.to == from || way.size() == mostVisited
                || std::ranges::any_of(way, isKnown))
                continue;
            way.push_back({*edge.to, found});
            if (!added->empty())
                way.back().shape.names.push_back(*added);
        }
    }
}

std::string PathReview::message(std::string_view reader, std::string_view name, QueryLanguage language) const
{
    const bool isJsonata = language == QueryLanguage::Jsonata;
    return quoted(reader) + " reads " + std::string(name) + ", but "
        + (m_isCatch ? "this catcher replaces the input by the Error Output, which has none: set its "
                     : "the output of this state replaces its input and has none: set ")
        + (isJsonata ? "Output" : "ResultPath") + " to keep both";
}

} // namespace

void reviewPaths(Review& review)
{
    if (!review.wants(Rule::LostInput))
        return;
    PathReview paths(review);
    for (StateIndex index = 0; index < review.machine().states.size(); ++index)
        paths.look(index);
}

} // namespace statelight::asl::lint
