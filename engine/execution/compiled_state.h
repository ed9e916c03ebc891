#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "asl/state_machine.h"
#include "core/diagnostic.h"
#include "core/value.h"
#include "execution/choice_rule.h"
#include "execution/compiled_path.h"
#include "execution/event_type.h"
#include "execution/history.h"
#include "execution/instant.h"
#include "execution/program.h"

namespace statelight::execution::compiled {

/// ErrorEquals.
struct ErrorNames {
    std::vector<std::string> names;
    bool matchesAll = false;
    bool matchesTaskFailed = false;

    [[nodiscard]] bool match(const StateError& error) const;
};

struct Retrier {
    ErrorNames errors;
    double intervalSeconds = 1;
    double backoffRate = 2;
    std::uint32_t maxAttempts = 3;
    std::optional<double> maxDelaySeconds;
    bool hasFullJitter = false;
};

struct Catcher {
    ErrorNames errors;
    asl::StateIndex next = noState;
    ResultPath resultPath;
    std::optional<Template> assign;
    std::optional<Field> output; ///< JSONata
};

/// A field such as TimeoutSeconds, or its …Path form.
struct Limit {
    std::string field; ///< "TimeoutSecondsPath"
    std::optional<std::int64_t> seconds;
    std::optional<Path> path;
    std::optional<Field> expression; ///< JSONata
};

/// A number of a Map, literal, by path or by expression.
struct Number {
    std::string name; ///< "MaxConcurrency"
    std::optional<core::Value> literal;
    std::optional<Path> path;
    std::optional<Field> expression; ///< JSONata
};

struct Task {
    Resource resource;
    Limit timeout;
    Limit heartbeat;
    std::optional<Template> credentials;
    bool needsToken = false;
};
struct Pass {
    std::optional<core::Value> result;
};
/// Nodes stand behind their operands; the last one is the rule. A JSONata rule has a condition instead.
struct ChoiceRule {
    std::vector<ChoiceNode> nodes;
    asl::StateIndex next = noState;
    std::optional<Template> assign;
    std::optional<Field> condition;
    std::optional<Field> output;
};
struct Choice {
    std::vector<ChoiceRule> rules;
    asl::StateIndex otherwise = noState; ///< Default
};
struct Wait {
    std::optional<std::int64_t> seconds;
    std::optional<Instant> timestamp;
    std::optional<Path> secondsPath;
    std::optional<Path> timestampPath;
    std::optional<Field> secondsField; ///< JSONata
    std::optional<Field> timestampField;
};
struct Succeed {};
struct Fail {
    std::optional<std::string> error;
    std::optional<std::string> cause;
    std::optional<Expression> errorPath;
    std::optional<Expression> causePath;
    std::optional<Field> errorField; ///< JSONata
    std::optional<Field> causeField;
};
struct Parallel {
    std::vector<asl::StateIndex> starts;
};
struct ItemReader {
    core::Value resource;
    std::optional<Template> parameters;
    core::Value config;
    Number maxItems;
};
struct ItemBatcher {
    Number maxItems;
    Number maxBytes;
    std::optional<Template> batchInput;
};
struct ResultWriter {
    core::Value resource; ///< null where only WriterConfig is given
    std::optional<Template> parameters;
    core::Value config;
};
struct Map {
    asl::StateIndex start = noState;
    bool isDistributed = false;
    std::string label;
    std::optional<Path> itemsPath;
    std::optional<Field> items; ///< JSONata
    std::optional<Template> itemSelector;
    Number maxConcurrency;
    Number toleratedCount;
    Number toleratedPercentage;
    std::optional<ItemReader> reader;
    std::optional<ItemBatcher> batcher;
    std::optional<ResultWriter> writer;
};

using StateKind = std::variant<std::monostate, Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map>;

/// One state, ready to run. A state with a `problem` isn't ready; a run that reaches it ends there.
struct State {
    std::string name;
    asl::StatePath path;
    asl::StateType type = asl::StateType::Unknown;
    EventType enteredType = EventType::PassStateEntered;
    EventType exitedType = EventType::PassStateExited;
    asl::StateIndex next = noState; ///< none: the state ends its scope
    std::optional<std::string> problem;
    bool isInDistributedMap = false;
    bool isJsonata = false;

    std::optional<DataPath> inputPath; ///< none: "$"
    std::optional<DataPath> outputPath;
    std::optional<Template> parameters;
    std::optional<Template> resultSelector;
    ResultPath resultPath;
    std::optional<Template> assign;
    std::optional<Field> output; ///< JSONata
    std::vector<Retrier> retriers;
    std::vector<Catcher> catchers;
    StateKind kind;
};

struct Tables {
    std::vector<State> states; ///< by the model's index
    asl::StateIndex start = noState;
    std::optional<std::int64_t> timeoutSeconds; ///< of the whole machine
    core::Diagnostics problems;
    std::string region;
};

} // namespace statelight::execution::compiled
