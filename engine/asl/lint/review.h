#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "asl/graph.h"
#include "asl/lint/linter.h"
#include "asl/state_machine.h"
#include "asl/validator/place.h"
#include "catalog/resource.h"

namespace statelight::asl::lint {

using validator::Place;

/// One machine under review: what every rule knows, and where findings go.
class Review {
public:
    Review(const StateMachine& machine, const Graph& graph, WorkflowType workflow, RuleSet rules,
        std::span<const Silence> silences);

    [[nodiscard]] const StateMachine& machine() const { return m_machine; }
    [[nodiscard]] const Graph& graph() const { return m_graph; }
    [[nodiscard]] WorkflowType workflow() const { return m_workflow; }
    [[nodiscard]] bool wants(Rule rule) const { return m_rules.has(rule); }

    /// What a Task calls; Unknown for every other state.
    [[nodiscard]] const catalog::Resource& resource(StateIndex state) const { return m_resources[state]; }
    [[nodiscard]] std::span<const Edge> edgesOf(StateIndex state) const;
    /// The state that Next names.
    [[nodiscard]] std::optional<StateIndex> nextOf(StateIndex state) const;

    /// Unless the rule is switched off where the state stands.
    void report(Rule rule, StateIndex state, std::string message, const Place& place, core::SourceRange range);
    void report(Rule rule, StateIndex state, std::string message);
    /// About the machine, or a scope of it.
    void reportScope(Rule rule, ScopeIndex scope, std::string message, const Place& place, core::SourceRange range);

    [[nodiscard]] std::vector<Finding> take() { return std::move(m_findings); }

private:
    void readSilences(std::span<const Silence> silences);
    void readResources();
    void add(Rule rule, std::string message, const Place& place, core::SourceRange range);

    const StateMachine& m_machine;
    const Graph& m_graph;
    WorkflowType m_workflow;
    RuleSet m_rules;
    std::vector<RuleSet> m_silent; ///< by state
    std::vector<RuleSet> m_silentScopes;
    std::vector<catalog::Resource> m_resources;
    std::vector<Finding> m_findings;
};

/// Parameters or Arguments; null where a Task has none.
[[nodiscard]] const core::Value* argumentsOf(const State& state);
/// "Charge" in quotes.
[[nodiscard]] std::string quoted(std::string_view name);

/// One function a rule, or a family of rules that look at the same things.
void reviewCallbacks(Review& review);
void reviewChoices(Review& review);
void reviewHandlers(Review& review);
void reviewLanguage(Review& review);
void reviewLoops(Review& review);
void reviewMaps(Review& review);
void reviewPaths(Review& review);
void reviewResults(Review& review);
void reviewRetries(Review& review);
void reviewVariables(Review& review);
void reviewWorkflow(Review& review);

} // namespace statelight::asl::lint
