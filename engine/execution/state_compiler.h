#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "asl/state_machine.h"
#include "core/diagnostic.h"
#include "execution/compiled_state.h"

namespace statelight::execution {

/// Compiles one state of a model. The first thing that can't be compiled is the state's problem; the rest goes on, so
/// that every other state can run.
class StateCompiler {
public:
    StateCompiler(const asl::StateMachine& machine, asl::StateIndex index);

    [[nodiscard]] compiled::State compile();
    /// What kept the state from being compiled, if anything did.
    [[nodiscard]] const std::optional<core::Diagnostic>& problem() const { return m_problem; }

private:
    void refuse(std::string message, core::SourceRange range);

    // state_compiler.cpp: fields that several states have
    void compileCommon();
    void compileKind();
    [[nodiscard]] asl::StateIndex target(std::string_view name, core::SourceRange range);
    [[nodiscard]] asl::StateIndex startOf(asl::ScopeIndex scope);
    [[nodiscard]] std::optional<compiled::Path> path(const asl::Fields& fields, std::string_view name);
    [[nodiscard]] std::optional<compiled::DataPath> dataPath(std::string_view name);
    /// A payload in the state's language; `location` is how a JSONata state's errors name it.
    [[nodiscard]] std::optional<compiled::Template> shape(
        const asl::Fields& fields, std::string_view name, std::string location);
    [[nodiscard]] std::optional<compiled::Template> shape(
        const core::Value& value, std::string name, core::SourceRange range);
    [[nodiscard]] std::optional<compiled::Field> field(
        const asl::Fields& fields, std::string_view name, std::string location);
    [[nodiscard]] std::optional<compiled::Field> field(
        const core::Value& value, std::string location, core::SourceRange range);
    [[nodiscard]] std::optional<compiled::Field> expression(
        const asl::Fields& fields, std::string_view name, std::string location);
    [[nodiscard]] compiled::ResultPath resultPath(const asl::Fields& fields);
    /// `place` is what stands before the name in a location: "ItemBatcher/".
    [[nodiscard]] compiled::Number number(
        const asl::Fields& fields, const std::string& name, const std::string& place = {});
    [[nodiscard]] compiled::Number number(
        const core::Value& object, const std::string& name, const std::string& place, core::SourceRange range);

    // state_compiler_errors.cpp: Retry and Catch
    void compileRetriers();
    void compileCatchers();
    [[nodiscard]] compiled::ErrorNames errorNames(const asl::Fields& fields, core::SourceRange range);

    // state_compiler_kinds.cpp
    void compileTask();
    void compilePass();
    void compileWait();
    void compileFail();
    void compileParallel(const asl::Parallel& parallel);
    [[nodiscard]] compiled::Limit limit(const std::string& name);
    [[nodiscard]] std::optional<compiled::Expression> textExpression(std::string_view name);

    // state_compiler_map.cpp
    void compileMap(const asl::Map& map);
    void compileReader(compiled::Map& compiled);
    void compileBatcher(compiled::Map& compiled);
    void compileWriter(compiled::Map& compiled);

    // state_compiler_choice.cpp
    void compileChoice(const asl::Choice& choice);
    std::uint32_t addNode(compiled::ChoiceRule& rule, const asl::ChoiceRule& source);
    compiled::ChoiceNode test(const asl::ChoiceRule& source);

    const asl::StateMachine& m_machine;
    const asl::State& m_source;
    compiled::State m_state;
    std::optional<core::Diagnostic> m_problem;
};

} // namespace statelight::execution
