#include "simulation/state_test.h"

#include <algorithm>
#include <array>

#include "core/builder.h"
#include "core/json.h"
#include "execution/machine.h"
#include "simulation/http_request.h"
#include "simulation/item_reader.h"
#include "simulation/state_test_checks.h"

namespace statelight::simulation {

namespace {

using core::Value;
using execution::Stage;

/// AWS ends a test after five minutes; a virtual year is over at once, so this only stops what never ends.
constexpr int mostAnswers = 1000;

Value parsed(const std::string& text)
{
    return core::parseJson(text).value_or(Value());
}

std::string invalidDefinition(const core::Diagnostics& findings)
{
    std::string list;
    for (const auto& finding : findings) {
        if (finding.severity == core::Severity::Error) {
            list += (list.empty() ? "" : ", ") + finding.code + ": " + finding.message
                + (finding.location.empty() ? "" : " at " + finding.location);
        }
    }
    return list.empty() ? list : "Invalid State Machine Definition: '" + list + "'";
}

bool liesInMap(const asl::StateMachine& machine, const asl::State& state)
{
    for (auto owner = machine.scopes[state.scope].owner; owner;
         owner = machine.scopes[machine.states[*owner].scope].owner) {
        if (machine.states[*owner].type == asl::StateType::Map) {
            return true;
        }
    }
    return false;
}

/// One run of the state, and the answer told of it.
class Visit {
public:
    Visit(const StateTestRequest& request, const asl::StateMachine& machine, asl::StateIndex state)
        : m_request(request)
        , m_model(machine)
        , m_state(machine.states[state])
        , m_index(state)
        , m_input(parsed(request.input))
        , m_result(request.mock && request.mock->result ? parsed(*request.mock->result) : Value())
    {}

    Value run()
    {
        const auto program = execution::compile(m_model);
        if (!program) {
            return errorAnswer({"InvalidDefinition", program.error().message});
        }
        m_machine.emplace(*program, options());
        m_machine->start(m_input, execution::virtualStart, m_history);
        execution::Instant now = execution::virtualStart;
        for (int answers = 0; answers < mostAnswers; ++answers) {
            if (execution::isFinal(m_machine->run(now, m_history))) {
                return answer();
            }
            if (!m_machine->pending().empty()) {
                m_machine->answer(answerTo(m_machine->pending().front()), now, m_history);
            } else {
                now = m_machine->nextWake().value_or(now);
                m_machine->wake(now, m_history);
            }
        }
        return errorAnswer({"ValidationException", "The state doesn't come to an end."});
    }

private:
    execution::ExecutionOptions options()
    {
        execution::StateTest test;
        test.state = m_index;
        if (m_request.variables) {
            test.variables = parsed(*m_request.variables);
        }
        if (m_request.context) {
            test.context = parsed(*m_request.context);
        }
        test.isInMap = liesInMap(m_model, m_state);
        test.retriesMade = static_cast<std::uint32_t>(m_request.configuration.retrierRetryCount.value_or(0));
        if (const auto count = m_request.configuration.mapIterationFailureCount) {
            test.failedIterations = static_cast<std::uint32_t>(std::min<std::int64_t>(*count, 0xffffffffLL));
        }
        auto options = execution::optionsFor("TestState", "test", asl::WorkflowType::Express);
        options.type = asl::WorkflowType::Standard;
        options.synchronous = true;
        options.recordsStages = true;
        options.roleArn = m_request.roleArn.value_or("");
        options.test = std::make_shared<const execution::StateTest>(std::move(test));
        return options;
    }

    execution::Answer answerTo(const execution::TaskRequest& asked)
    {
        if (asked.kind == execution::RequestKind::ReadItems) {
            const auto& data = m_request.configuration.mapItemReaderData;
            const Value* config = asked.parameters.find("ReaderConfig");
            auto items = data ? readItems(*data, config ? *config : Value()) : core::Result<Value>(Value::array());
            if (items) {
                return execution::TaskSucceeded{asked.id, std::move(*items), {}};
            }
            return execution::TaskFailed{asked.id, "States.ItemReaderFailed", items.error().message, {}, {}};
        }
        if (asked.kind == execution::RequestKind::RunChildren) {
            m_iterations = asked.parameters.size();
        }
        const StateMock& mock = *m_request.mock;
        if (mock.hasError) {
            return execution::TaskFailed{asked.id, mock.error, mock.cause, {}, {}};
        }
        return execution::TaskSucceeded{asked.id, m_result, {}};
    }

    /// A JSON text; what came as a text and went through unchanged keeps its white space.
    [[nodiscard]] std::string textOf(const Value& value) const
    {
        if (m_request.mock && m_request.mock->result && value.isSame(m_result)) {
            return *m_request.mock->result;
        }
        return value.isSame(m_input) ? m_request.input : core::toJson(value);
    }

    [[nodiscard]] Value answer() const
    {
        const auto count = m_request.configuration.mapIterationFailureCount;
        if (count && m_iterations && *count > static_cast<std::int64_t>(*m_iterations)) {
            return errorAnswer({"ValidationException",
                "Map iteration failure count must be less than or equal to the number of Map iterations"});
        }
        const auto& end = m_machine->testEnd();
        const bool isLeft = m_machine->status() == execution::Status::Succeeded;
        core::ObjectBuilder told;
        if (isLeft) {
            told.add("output", textOf(m_machine->output()));
        }
        if (end.error && end.error->name) {
            told.add("error", *end.error->name);
        }
        if (end.error && end.error->cause) {
            told.add("cause", *end.error->cause);
        }
        if (m_request.level != InspectionLevel::Info) {
            told.add("inspectionData", inspectionData());
        }
        if (isLeft && end.next != execution::noState) {
            told.add("nextState", m_machine->program().stateName(end.next));
        }
        told.add("status",
            isLeft && end.error  ? "CAUGHT_ERROR"
                : isLeft         ? "SUCCEEDED"
                : end.retryDelay ? "RETRIABLE"
                                 : "FAILED");
        return told.finish();
    }

    [[nodiscard]] Value inspectionData() const
    {
        core::ObjectBuilder data;
        for (const execution::StageRecord& record : m_history.stages()) {
            if (!isTold(record.stage)) {
                continue;
            }
            const bool isArguments
                = record.stage == Stage::AfterParameters && m_state.language == asl::QueryLanguage::Jsonata;
            const core::Key name(isArguments ? std::string_view("afterArguments") : toString(record.stage));
            if (isNumber(record.stage)) {
                const bool isFloat = record.stage == Stage::ToleratedFailurePercentage;
                data.add(name, isFloat && record.value.isNumber() ? Value(record.value.number()) : record.value);
            } else {
                data.add(name, textOf(record.value));
            }
        }
        if (m_request.level == InspectionLevel::Trace
            && m_state.fields.text("Resource") == "arn:aws:states:::http:invoke") {
            addHttpRequest(data);
        }
        if (const Value details = errorDetails(); details.size() > 0) {
            data.add("errorDetails", details);
        }
        return data.finish();
    }

    void addHttpRequest(core::ObjectBuilder& data) const
    {
        for (const execution::StageRecord& record : m_history.stages()) {
            if (record.stage == Stage::AfterParameters) {
                data.add("request", httpRequestOf(record.value));
            }
        }
    }

    static bool isNumber(Stage stage)
    {
        return stage == Stage::MaxConcurrency || stage == Stage::ToleratedFailureCount
            || stage == Stage::ToleratedFailurePercentage;
    }

    /// What AWS tells of each kind of state, in each language (FACTS.md, section 15).
    [[nodiscard]] bool isTold(Stage stage) const
    {
        if (stage == Stage::Input || stage == Stage::Variables || isNumber(stage)) {
            return true;
        }
        const bool isTask = m_state.type == asl::StateType::Task;
        if (m_state.language == asl::QueryLanguage::Jsonata) {
            return isTask && (stage == Stage::AfterParameters || stage == Stage::Result);
        }
        const bool hasResult = m_state.fields.has("Result");
        const auto isOf
            = [&](std::initializer_list<Stage> stages) { return std::ranges::find(stages, stage) != stages.end(); };
        switch (m_state.type) {
        case asl::StateType::Task:
            return isOf({Stage::AfterInputPath, Stage::AfterParameters, Stage::Result, Stage::AfterResultSelector,
                Stage::AfterResultPath});
        case asl::StateType::Pass:
            return isOf({Stage::AfterResultSelector, Stage::AfterResultPath})
                || (hasResult ? stage == Stage::Result : isOf({Stage::AfterInputPath, Stage::AfterParameters}));
        case asl::StateType::Map:
            return isOf({Stage::AfterInputPath, Stage::AfterItemsPath, Stage::AfterItemSelector,
                Stage::AfterItemBatcher, Stage::AfterResultSelector, Stage::AfterResultPath});
        case asl::StateType::Parallel:
            return isOf({Stage::AfterResultSelector, Stage::AfterResultPath});
        default:
            return stage == Stage::AfterInputPath;
        }
    }

    [[nodiscard]] Value errorDetails() const
    {
        const auto& end = m_machine->testEnd();
        core::ObjectBuilder details;
        if (end.catcher) {
            details.add("catchIndex", *end.catcher);
        } else if (end.retrier) {
            details.add("retryIndex", *end.retrier);
        }
        if (end.retryDelay) {
            details.add("retryBackoffIntervalSeconds", static_cast<std::int64_t>(*end.retryDelay));
        }
        return details.finish();
    }

    const StateTestRequest& m_request;
    const asl::StateMachine& m_model;
    const asl::State& m_state;
    asl::StateIndex m_index;
    Value m_input;
    Value m_result;
    execution::History m_history;
    std::optional<execution::Machine> m_machine;
    std::optional<std::size_t> m_iterations;
};

} // namespace

core::Value testState(
    const StateTestRequest& request, const asl::StateMachine& machine, const core::Diagnostics& findings)
{
    if (std::string message = invalidDefinition(findings); !message.empty()) {
        return errorAnswer({"InvalidDefinition", std::move(message)});
    }
    const auto found = std::ranges::find(machine.states, testedName(request), &asl::State::name);
    if (found == machine.states.end()) {
        return errorAnswer({"ValidationException", "State not found in definition"});
    }
    if (const auto refusal = refusalOf(request, *found)) {
        return errorAnswer(*refusal);
    }
    return Visit(request, machine, static_cast<asl::StateIndex>(found - machine.states.begin())).run();
}

} // namespace statelight::simulation
