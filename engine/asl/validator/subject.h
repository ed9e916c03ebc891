#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "asl/validator.h"
#include "asl/validator/place.h"

namespace statelight::asl::validator {

inline constexpr std::string_view schemaFault = "SCHEMA_VALIDATION_FAILED";

/// Where findings go.
class Findings {
public:
    void error(std::string_view code, std::string message, const Place& place, core::SourceRange range);
    void warning(std::string_view code, std::string message, const Place& place, core::SourceRange range);
    /// For a fault deep in a value of which AWS names only the container.
    void errorIn(std::string_view code, std::string message, const Place& container, const Place& exact,
        core::SourceRange range);
    /// A way to mend the finding that came last.
    void offer(core::Fix fix);
    /// Whether another search for a likely name is worth its time: the first few mistakes matter, a flood doesn't.
    [[nodiscard]] bool maySearch() { return m_searches++ < mostSearches; }
    /// For a fault in a part of a string: `part` counts the bytes of its value.
    void errorWithin(std::string_view code, std::string message, const Place& place, core::SourceRange part,
        core::SourceRange range);
    [[nodiscard]] std::vector<Finding> take() { return std::move(m_findings); }

private:
    static constexpr int mostSearches = 100;

    std::vector<Finding> m_findings;
    int m_searches = 0;
};

/// The change that gives a value to a place, or another name to a member.
[[nodiscard]] core::ValueChange setting(const Place& place, core::Value value);
[[nodiscard]] core::ValueChange renaming(const Place& member, std::string_view name);

/// What every check knows about the state, or the scope, that it looks at.
struct Subject {
    Findings& findings;
    const StateMachine& machine;
    const Graph& graph;
    WorkflowType workflow;
    QueryLanguage language;
    const State* state = nullptr; ///< of a scope its owner, null for the machine
    const Scope* scope = nullptr; ///< null for the fields of a state
};

/// One member of an object, be it a Field or a member of a value.
struct Entry {
    std::string_view name;
    const core::Value* value;
    core::SourceRange range; ///< of the value, or of the field that holds it
};

using Entries = std::vector<Entry>;

[[nodiscard]] Entries entriesOf(const Fields& fields);
/// Every entry of a value has the range of the field that holds it.
[[nodiscard]] Entries entriesOf(const core::Value& object, core::SourceRange range);
[[nodiscard]] const Entry* findEntry(std::span<const Entry> entries, std::string_view name);

/// "[Next, End]".
[[nodiscard]] std::string listText(std::span<const std::string_view> names);

} // namespace statelight::asl::validator
