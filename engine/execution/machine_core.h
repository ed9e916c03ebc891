#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "execution/compiled_state.h"
#include "execution/frame.h"
#include "execution/machine.h"
#include "execution/random.h"

namespace statelight::execution {

/// All that a Machine is. Its functions are grouped by file as below; `history` and `now` are those of the current
/// call.
struct Machine::Core {
    template <class T>
    using Expected = tl::expected<T, std::shared_ptr<const StateError>>;

    Core(std::shared_ptr<const Program> program, std::shared_ptr<const ExecutionOptions> options);

    std::shared_ptr<const Program> program;
    const compiled::Tables* tables;
    std::shared_ptr<const ExecutionOptions> options;

    Status status = Status::Ready;
    core::Value input;
    core::Value output;
    std::optional<std::string> endError;
    std::optional<std::string> endCause;
    Instant startTime;
    std::optional<Instant> deadline; ///< of the whole execution
    std::uint32_t eventCount = 0;
    std::uint64_t transitionCount = 0;
    bool isStarted = false;
    bool isFull = false; ///< the limit of events is reached
    Random random;

    std::deque<Frame> frames;
    std::vector<FrameIndex> freeFrames;
    std::deque<Fork> forks;
    std::vector<ForkIndex> freeForks;
    ReadyQueue ready;
    std::vector<Timer> timers; ///< a heap, the earliest first
    std::uint32_t timerSequence = 0;
    std::uint32_t lastSerial = 0;
    std::vector<TaskRequest> pending;
    std::vector<FrameIndex> pendingFrames; ///< beside `pending`
    TaskId lastTask = 0;
    std::vector<std::uint32_t> invocations; ///< by state

    std::shared_ptr<const RedrivePoint> redrivePoint; ///< of an unsuccessful Standard execution
    std::uint32_t redriveCount = 0;
    Instant redriveTime;

    StateTestEnd testEnd; ///< filled only where options->test is set

    History* history = nullptr;
    Instant now;

    // machine.cpp: the doors
    void begin(core::Value executionInput);
    void limitTime();
    void step();
    void endFullChild(FrameIndex root);
    void settle();

    // core_events.cpp
    std::uint32_t write(EventType type, std::uint32_t previous, asl::StateIndex state, std::uint32_t lineage,
        const core::Value* value = nullptr, std::shared_ptr<const EventDetails> details = nullptr,
        std::uint32_t number = 0);
    /// The child execution that a frame belongs to, in History::children(); none where it isn't kept.
    [[nodiscard]] std::optional<std::uint32_t> childOf(const Frame& frame) const;
    /// The same in the history of a child execution, which counts its events for itself.
    std::uint32_t writeInChild(FrameIndex root, EventType type, std::uint32_t previous, asl::StateIndex state,
        std::uint32_t lineage, const core::Value* value = nullptr,
        std::shared_ptr<const EventDetails> details = nullptr, std::uint32_t number = 0);
    /// Writes an event of the frame's state, linked to `previous`, into the history that the frame belongs to.
    std::uint32_t writeFor(const Frame& frame, EventType type, std::uint32_t previous,
        const core::Value* value = nullptr, std::shared_ptr<const EventDetails> details = nullptr,
        std::uint32_t number = 0);
    /// The same, linked to the frame's last event, and the new last one.
    void writeNext(Frame& frame, EventType type, const core::Value* value = nullptr,
        std::shared_ptr<const EventDetails> details = nullptr, std::uint32_t number = 0);
    void record(const Frame& frame, Stage stage, const core::Value& value);

    // core_frames.cpp
    FrameIndex newFrame();
    void freeFrame(FrameIndex index);
    ForkIndex newFork();
    void freeFork(ForkIndex index);
    [[nodiscard]] const compiled::State& stateOf(const Frame& frame) const { return tables->states[frame.state]; }
    void makeReady(FrameIndex index, Phase phase);
    void makeReady(FrameIndex index, Frame& frame, Phase phase);
    std::uint32_t setTimer(FrameIndex index, Instant when, TimerKind kind);
    [[nodiscard]] bool isCurrent(const Timer& timer) const;
    void popTimer();
    void fire(const Timer& timer);
    void dropRequest(TaskId task);

    // scope.cpp: entering, leaving, ending
    void enter(FrameIndex index);
    void work(FrameIndex index);
    void resume(FrameIndex index);
    /// The stages after the work: ResultSelector, Assign, ResultPath, OutputPath, and out.
    void finish(FrameIndex index, const core::Value& result, const core::Value& assignInput);
    void exit(FrameIndex index, core::Value output, core::Value assigned, asl::StateIndex next);
    void succeed(core::Value result);
    void forgetWork();
    [[nodiscard]] bool isTooLarge(const Frame& frame, const core::Value& value) const;
    [[nodiscard]] std::shared_ptr<const StateError> dataLimitError(const std::string& what) const;
    void endExecution(Status final, EventType event, std::uint32_t previous, const StateError& reason);

    // failure.cpp
    void fail(FrameIndex index, std::shared_ptr<const StateError> reason);
    bool retry(FrameIndex index, const StateError& reason);
    bool catchError(FrameIndex index, const StateError& reason);
    void raise(FrameIndex index, std::shared_ptr<const StateError> reason);
    void raiseFatal(FrameIndex index, std::shared_ptr<const StateError> reason);

    // fork.cpp: Parallel and Map have children
    FrameIndex spawn(FrameIndex owner, std::uint32_t slot, asl::StateIndex start, core::Value childInput);
    void childSucceeded(FrameIndex child, core::Value result);
    void childFailed(FrameIndex child, std::shared_ptr<const StateError> reason);
    void forkSucceeded(ForkIndex fork);
    void mapChildFailed(FrameIndex child, const StateError& reason);
    void beginChild(FrameIndex child);
    void endChildren(FrameIndex owner);
    std::uint32_t writeIteration(const Frame& child, asl::StateIndex map, EventType type, std::uint32_t previous);
    void writeAborted(const Frame& frame, std::uint32_t previous);
    /// Ends all children of `owner`, the failing one first; the aborts link to `previous`.
    void abortChildren(FrameIndex owner, std::uint32_t previous, FrameIndex failing);
    void abortFrame(FrameIndex index, std::uint32_t previous);
    [[nodiscard]] std::vector<FrameIndex> childrenOf(FrameIndex owner) const;
    void abandonFork(FrameIndex index);
    void abandon(FrameIndex index);

    // one file a kind of state
    void workOnTask(FrameIndex index);
    void workOnPass(FrameIndex index);
    void workOnChoice(FrameIndex index);
    void workOnWait(FrameIndex index);
    void workOnSucceed(FrameIndex index);
    void workOnFail(FrameIndex index);
    void workOnParallel(FrameIndex index);
    void workOnMap(FrameIndex index);

    // choice_state.cpp, wait_state.cpp, task_state.cpp
    Expected<bool> holds(
        const Frame& frame, const compiled::ChoiceRule& rule, std::uint32_t at, const core::Value& effective);
    Expected<bool> passesTest(const Frame& frame, const compiled::ChoiceNode& node, const core::Value& effective);
    void leaveChoice(FrameIndex index, const core::Value& effective, asl::StateIndex next,
        const std::optional<compiled::Template>& assign);
    [[nodiscard]] Expected<Instant> waitsUntil(const Frame& frame, const core::Value& effective) const;
    Outcome limitOf(const Frame& frame, const compiled::Limit& limit, const core::Value& effective);
    Outcome limitOf(const Frame& frame, const compiled::Field& field);
    /// Why the service takes no such task at all; null where nothing is wrong.
    [[nodiscard]] std::shared_ptr<const StateError> refusal(const Frame& frame, const core::Value& parameters) const;
    void schedule(FrameIndex index, core::Value parameters, const core::Value& timeout, const core::Value& heartbeat,
        std::optional<std::string> role);
    void request(FrameIndex index, RequestKind kind, core::Value parameters, std::optional<std::string> role = {});
    [[nodiscard]] Instant after(std::int64_t seconds) const;

    // task_answer.cpp
    void take(FrameIndex index, TaskSucceeded&& answer);
    void take(FrameIndex index, TaskFailed&& answer);
    void take(FrameIndex index, TaskSubmitted&& answer);
    void take(FrameIndex index, TaskStarted&& answer);
    void take(FrameIndex index, TaskHeartbeat&& answer);
    void timeOut(FrameIndex index, bool isHeartbeat);
    void taskFailed(FrameIndex index, EventType type, std::shared_ptr<const StateError> reason);
    void startActivity(Frame& frame, std::optional<std::string> workerName);
    void submit(Frame& frame, const core::Value& submitted);
    [[nodiscard]] const Resource& resourceOf(const Frame& frame) const;

    // map_state.cpp
    Expected<std::optional<std::int64_t>> integerOf(
        const Frame& frame, const compiled::Number& field, const core::Value& effective);
    Expected<std::optional<double>> percentageOf(
        const Frame& frame, const compiled::Number& field, const core::Value& effective);
    [[nodiscard]] std::shared_ptr<const StateError> noArrayError(const Frame& frame, const compiled::Path& path) const;
    void startIterations(FrameIndex owner, std::uint32_t previous);
    void selectorFailed(FrameIndex owner, FrameIndex child, std::shared_ptr<const StateError> reason);

    // map_run.cpp
    void startMapRun(FrameIndex index, core::Value items);
    std::string mapRunArn(const compiled::Map& map, const std::string& run);
    void requestSucceeded(FrameIndex index, TaskId task, core::Value result);
    void requestFailed(FrameIndex index, TaskId task, std::shared_ptr<const StateError> reason);
    void continueRun(FrameIndex owner);
    void thresholdExceeded(FrameIndex owner);
    [[nodiscard]] bool exceedsTolerance(const Fork& fork) const;
    void mapFieldFailed(FrameIndex owner, std::shared_ptr<const StateError> reason);
    void mapRunFailed(FrameIndex owner, std::shared_ptr<const StateError> reason);
    void endFailedRun(FrameIndex owner, std::shared_ptr<const StateError> reason);
    void mapRunSucceeded(FrameIndex owner, core::Value result);

    // map_items.cpp: what a Map iterates
    void requestItems(FrameIndex index, std::optional<std::int64_t> maxItems);
    void requestMoreItems(FrameIndex index);
    void take(FrameIndex index, ItemsRead&& answer);
    void itemsRead(FrameIndex index, ItemsRead answer);
    Outcome batchesOf(FrameIndex index);
    static void takeItems(Fork& fork, core::Value items);
    [[nodiscard]] static const core::Value& itemAt(const Fork& fork, std::uint32_t slot);

    // map_results.cpp: what becomes of the children's outputs
    enum class ResultForm : std::uint8_t { Outputs, Records, Flat };
    [[nodiscard]] static ResultForm resultFormOf(const compiled::Map& map);
    [[nodiscard]] static bool exportsResults(const compiled::Map& map);
    [[nodiscard]] core::Value childRecord(
        const Frame& child, const core::Value* result, const StateError* reason) const;
    void keepResult(FrameIndex child, core::Value result);
    void keepFailure(FrameIndex child, const StateError& reason);
    void writeResults(FrameIndex owner, bool isLast);
    void resultsWritten(FrameIndex owner, core::Value result);
    void mapRunEnded(ForkIndex index);

    // data_flow.cpp
    Outcome effectiveInput(const Frame& frame);
    Outcome applyOutputPath(const Frame& frame, core::Value value);
    /// What the path selects, or nothing.
    [[nodiscard]] std::optional<core::Value> find(
        const Frame& frame, const compiled::Path& path, const core::Value& root) const;
    Outcome read(const Frame& frame, const compiled::Path& path, const core::Value& root);
    Outcome evaluate(const Frame& frame, const compiled::Expression& expression, const core::Value& root);
    Outcome fill(const Frame& frame, const compiled::Template& shape, const core::Value& root);
    /// The same for ItemSelector: $$.Map.Item is the item of that slot of the frame's fork.
    Outcome fillFor(const Frame& frame, std::optional<std::uint32_t> slot, const compiled::Template& shape,
        const core::Value& root);
    [[nodiscard]] query::Evaluated<core::Value> select(
        const Frame& frame, const compiled::Path& path, const core::Value& root) const;
    [[nodiscard]] std::shared_ptr<const StateError> fieldError(
        const Frame& frame, const query::Failure& failure, const std::string& field, const core::Value& root) const;
    /// The error of the interpreter itself, with its usual beginning.
    [[nodiscard]] std::shared_ptr<const StateError> runtimeError(const Frame& frame, std::string_view rest) const;

    // redrive.cpp
    [[nodiscard]] std::shared_ptr<const RedrivePoint> redrivePointOf(FrameIndex index) const;
    [[nodiscard]] bool canRedrive() const;
    void redrive();
    void restore(FrameIndex index, const RedrivePoint& point, std::uint32_t redriven);

    // jsonata_state.cpp: what JSONata states do otherwise
    /// What `$states` holds beside input and context.
    struct Extra {
        const core::Value* result = nullptr;
        const core::Value* errorOutput = nullptr;
        std::optional<std::uint32_t> slot; ///< as in fillFor
    };
    Outcome evaluate(const Frame& frame, const compiled::Field& field, const Extra& extra);
    /// The same, and the value must be of the kind; an integral number counts as an integer.
    Outcome evaluateTo(const Frame& frame, const compiled::Field& field, core::Value::Kind kind);
    void finishJsonata(FrameIndex index, const core::Value& result);
    /// Assign and Output of a state, rule or catcher, both from the variables as they were; then out.
    /// Gives the reason where that fails.
    std::shared_ptr<const StateError> leaveJsonata(FrameIndex index, const Extra& extra,
        const std::optional<compiled::Template>& assign, const std::optional<compiled::Field>& field,
        const core::Value& otherwise, asl::StateIndex next);
    void workOnJsonataChoice(FrameIndex index);
    bool catchJsonata(FrameIndex index, const compiled::Catcher& catcher, const core::Value& told);
    Outcome itemsOf(const Frame& frame, const compiled::Map& map);
    [[nodiscard]] Expected<Instant> waitsUntilJsonata(const Frame& frame);
    [[nodiscard]] std::shared_ptr<const StateError> evaluationError(
        const Frame& frame, std::string_view rest, std::string location) const;
    /// A number out of range: the interpreter's error in JSONPath, an evaluation's in JSONata.
    [[nodiscard]] std::shared_ptr<const StateError> rangeError(
        const Frame& frame, std::string_view rest, const char* field) const;
    /// Writes the EvaluationFailed event of an error that needs one. The reason that is given back doesn't any more.
    [[nodiscard]] std::shared_ptr<const StateError> announced(
        FrameIndex index, std::shared_ptr<const StateError> reason);

    // state_test.cpp: one state tested alone
    /// Asks for the result of a Map or Parallel instead of running what is inside.
    void requestIterations(FrameIndex owner);
    void requestChildren(FrameIndex owner, core::Value inputs);
    void childrenSucceeded(FrameIndex owner, core::Value result);
    void childrenFailed(FrameIndex owner, std::shared_ptr<const StateError> reason);
    void leaveTest(core::Value result, asl::StateIndex next);
    void endRetriable(FrameIndex index, std::uint32_t retrier, std::optional<double> delay, const StateError& reason);
    /// Records a value that a stage hands on as it came; TestState tells that too.
    void recordPassing(const Frame& frame, Stage stage, const core::Value& value);

    // context_object.cpp
    /// `$$`; with a slot, as ItemSelector sees it for that item of the frame's fork.
    [[nodiscard]] core::Value contextOf(const Frame& frame, std::optional<std::uint32_t> slot = {}) const;
    struct Identity {
        std::string executionArn;
        std::string executionName;
        std::string machineArn;
        std::string machineName;
        Instant startTime;
        core::Value input;
    };
    [[nodiscard]] Identity identityOf(const Frame& frame) const;
    [[nodiscard]] static Identity childIdentity(const Frame& child, const Fork& fork);
    [[nodiscard]] core::Value mapContext(const Frame& frame) const;
};

} // namespace statelight::execution
