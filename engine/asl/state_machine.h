// asl is the language: the model of a state machine, its graph, its validator, and the rules of what may be connected,
// deleted or dropped. It knows byte ranges but never text, and nothing that runs or draws.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "asl/state_path.h"
#include "asl/state_table.h"
#include "core/source_range.h"
#include "core/value.h"

namespace statelight::asl {

enum class QueryLanguage : std::uint8_t { JsonPath, Jsonata };
enum class StateType : std::uint8_t { Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map, Unknown };
enum class WorkflowType : std::uint8_t { Standard, Express };

[[nodiscard]] std::string_view toString(StateType type);
[[nodiscard]] StateType stateTypeFromString(std::string_view name);

/// A member of a JSON object as written: nothing is checked or converted here. Where the objects inside are unfolded
/// beside (Retry, Catch, Choices, And, Or, Not, Branches, ItemProcessor, Iterator), the value holds {} for each of
/// them.
struct Field {
    std::string name;
    core::Value value;
    core::SourceRange nameRange; ///< the key, with its quotes
    core::SourceRange range; ///< the value
};

/// The members of one object in the order of the text.
class Fields {
public:
    void reserve(std::size_t count) { m_fields.reserve(count); }
    void add(Field field) { m_fields.push_back(std::move(field)); }
    /// Null where there is no such field.
    [[nodiscard]] const Field* find(std::string_view name) const;
    /// The field's text, or nothing where it is missing or no string.
    [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    [[nodiscard]] auto begin() const { return m_fields.begin(); }
    [[nodiscard]] auto end() const { return m_fields.end(); }
    [[nodiscard]] std::size_t size() const { return m_fields.size(); }

private:
    std::vector<Field> m_fields;
};

/// ErrorEquals, IntervalSeconds, MaxAttempts, BackoffRate, MaxDelaySeconds, JitterStrategy, Comment.
struct Retrier {
    Fields fields;
    core::SourceRange range;
};

/// ErrorEquals, Next, ResultPath, Output, Assign, Comment.
struct Catcher {
    Fields fields;
    core::SourceRange range;
};

/// A Choice rule, or one operand of And, Or, Not in it. A JSONata rule has Condition and no operands.
struct ChoiceRule {
    Fields fields; ///< Variable, the operator, And, Or, Not, Next, Assign, Output, Condition, Comment
    std::vector<ChoiceRule> operands; ///< the rules inside And, Or or Not; nesting is bounded by the reader's depth
    core::SourceRange range;
};

struct Task {};
struct Pass {};
struct Wait {};
struct Succeed {};
struct Fail {};
struct Choice {
    std::vector<ChoiceRule> rules;
};
struct Parallel {
    std::vector<ScopeIndex> branches;
};
struct Map {
    std::optional<ScopeIndex> processor; ///< of ItemProcessor or Iterator
    bool usesIterator = false;
    bool distributed = false; ///< ProcessorConfig.Mode is DISTRIBUTED
};
/// The Type is missing or none of the eight.
struct UnknownKind {};

using StateKind = std::variant<Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map, UnknownKind>;

/// One state as written. All members, known or not, stand in `fields`; the lists and nested scopes are unfolded beside.
struct State {
    StatePath path;
    std::string name;
    core::SourceRange nameRange; ///< the key, with its quotes
    core::SourceRange range; ///< the object
    ScopeIndex scope = 0; ///< the scope that the state lies in
    StateType type = StateType::Unknown;
    QueryLanguage language = QueryLanguage::JsonPath; ///< the effective one
    Fields fields;
    std::vector<Retrier> retriers;
    std::vector<Catcher> catchers;
    StateKind kind = UnknownKind{};
};

/// An object with StartAt and States: the machine itself, a branch, an ItemProcessor.
struct Scope {
    std::string pointer; ///< JSON pointer of that object; "" for the machine
    core::SourceRange range;
    core::SourceRange statesRange; ///< the value of States; empty if missing
    Fields fields; ///< without States
    std::optional<StateIndex> owner; ///< the Parallel or Map that holds it; none for the machine
    std::vector<StateIndex> states; ///< in the order of the text
};

/// A whole definition. States and scopes are kept flat, so that no depth of nesting needs recursion: scopes[0] is the
/// machine, every owner stands before what it holds. Built by document's reader, also from broken text. A name that
/// comes twice in a scope is one state, that of its last place, so paths are unique.
struct StateMachine {
    QueryLanguage language = QueryLanguage::JsonPath;
    std::vector<Scope> scopes;
    std::vector<State> states;
    StateTable table; ///< what the look-ups below read, as scopesByPointer
    std::vector<ScopeIndex> scopesByPointer;

    /// Makes the look-ups; call it once scopes and states are complete, and again after a change of either.
    void buildTable();

    [[nodiscard]] const State* find(const StatePath& path) const;
    [[nodiscard]] std::optional<StateIndex> indexOf(const StatePath& path) const;
    /// The scope whose object has this JSON pointer.
    [[nodiscard]] std::optional<ScopeIndex> scopeAt(std::string_view pointer) const;
    /// The state of that name in a scope.
    [[nodiscard]] std::optional<StateIndex> indexOf(ScopeIndex scope, std::string_view name) const;
    [[nodiscard]] bool isEmpty() const { return states.empty(); }
};

} // namespace statelight::asl
