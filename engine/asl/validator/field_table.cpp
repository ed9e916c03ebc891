#include "asl/validator/field_table.h"

#include <algorithm>
#include <array>
#include <limits>

namespace statelight::asl::validator {

namespace {

using enum Languages;
using enum Shape;

constexpr Owners inAnyData = inAnyState & ~static_cast<Owners>(inFail);
constexpr Owners inAnyScope = inMachine | inBranch | inProcessor;
constexpr Owners inAnyRule = inRule | inOperand;

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double longestTime = 99'999'999; // seconds, and attempts too
constexpr double longestDelay = 31'622'400;
constexpr double largestPayload = 262'144;

constexpr FieldRule field(std::string_view name, Owners owners, Languages languages, Shape shape)
{
    return {name, owners, languages, shape};
}

constexpr FieldRule number(
    std::string_view name, Owners owners, Languages languages, Shape shape, double least, double most)
{
    return {name, owners, languages, shape, false, least, most};
}

constexpr FieldRule oneOf(std::string_view name, Owners owners, Languages languages, std::string_view words)
{
    return {name, owners, languages, OneOf, false, 0, 0, words};
}

constexpr FieldRule nested(std::string_view name, Owners owners, Languages languages, Owners inner)
{
    return {name, owners, languages, Nested, false, 0, 0, {}, inner};
}

constexpr FieldRule required(FieldRule rule)
{
    rule.required = true;
    return rule;
}

constexpr std::array rules{
    field("And", inAnyRule, JsonPath, FilledObjectList),
    field("Arguments", inTask | inParallel | inItemReader | inResultWriter, Jsonata, JsonataValue),
    field("Assign", inTask | inPass | inWait | inChoice | inParallel | inMap | inCatcher | inRule, Both, Assign),
    number("BackoffRate", inRetrier, Both, Number, 1, unlimited),
    field("BatchInput", inItemBatcher, Both, TemplateOrJsonata),
    field("BooleanEquals", inAnyRule, JsonPath, Boolean),
    field("BooleanEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    required(field("Branches", inParallel, Both, FilledObjectList)),
    oneOf("CSVDelimiter", inReaderConfig, Both, "COMMA, PIPE, SEMICOLON, SPACE, TAB"),
    oneOf("CSVHeaderLocation", inReaderConfig, Both, "FIRST_ROW, GIVEN"),
    field("CSVHeaders", inReaderConfig, Both, TextList),
    field("Catch", inTask | inParallel | inMap, Both, ObjectList),
    field("Cause", inFail, Both, TextOrExpression),
    field("CausePath", inFail, JsonPath, PathOrIntrinsic),
    required(field("Choices", inChoice, Both, FilledObjectList)),
    field("Comment", inAnyState | inAnyScope | inRetrier | inCatcher | inRule | inOperand, Both, Text),
    required(field("Condition", inRule, Jsonata, BooleanOrExpression)),
    field("Credentials", inTask, Both, Credentials),
    field("Default", inChoice, Both, StateName),
    field("End", inTask | inPass | inWait | inParallel | inMap, Both, Boolean),
    field("Error", inFail, Both, TextOrExpression),
    required(field("ErrorEquals", inRetrier | inCatcher, Both, ErrorNames)),
    field("ErrorPath", inFail, JsonPath, PathOrIntrinsic),
    oneOf("ExecutionType", inProcessorConfig, Both, "STANDARD, EXPRESS"),
    number("HeartbeatSeconds", inTask, Both, IntegerOrExpression, 1, longestTime),
    field("HeartbeatSecondsPath", inTask, JsonPath, ReferencePath),
    field("InputPath", inAnyData, JsonPath, PathOrNull),
    oneOf("InputType", inReaderConfig, Both, "CSV, JSON, JSONL, PARQUET, MANIFEST"),
    number("IntervalSeconds", inRetrier, Both, Integer, 1, longestTime),
    field("IsBoolean", inAnyRule, JsonPath, Boolean),
    field("IsNull", inAnyRule, JsonPath, Boolean),
    field("IsNumeric", inAnyRule, JsonPath, Boolean),
    field("IsPresent", inAnyRule, JsonPath, Boolean),
    field("IsString", inAnyRule, JsonPath, Boolean),
    field("IsTimestamp", inAnyRule, JsonPath, Boolean),
    nested("ItemBatcher", inMap, Both, inItemBatcher),
    field("ItemProcessor", inMap, Both, Object),
    nested("ItemReader", inMap, Both, inItemReader),
    field("ItemSelector", inMap, Both, TemplateOrJsonata),
    field("Items", inMap, Jsonata, Items),
    field("ItemsPath", inMap, JsonPath, ReferencePath),
    field("ItemsPointer", inReaderConfig, Both, Text),
    field("Iterator", inMap, JsonPath, Object),
    oneOf("JitterStrategy", inRetrier, Both, "NONE, FULL"),
    field("Label", inMap, Both, Label),
    oneOf("ManifestType", inReaderConfig, Both, "S3_INVENTORY, ATHENA_DATA"),
    number("MaxAttempts", inRetrier, Both, Integer, 0, longestTime),
    number("MaxConcurrency", inMap, Both, IntegerOrExpression, 0, unlimited),
    field("MaxConcurrencyPath", inMap, JsonPath, ReferencePath),
    number("MaxDelaySeconds", inRetrier, Both, Integer, 1, longestDelay),
    number("MaxInputBytesPerBatch", inItemBatcher, Both, IntegerOrExpression, 1, largestPayload),
    field("MaxInputBytesPerBatchPath", inItemBatcher, JsonPath, ReferencePath),
    number("MaxItems", inReaderConfig, Both, IntegerOrExpression, 0, unlimited),
    field("MaxItemsPath", inReaderConfig, JsonPath, ReferencePath),
    number("MaxItemsPerBatch", inItemBatcher, Both, IntegerOrExpression, 1, unlimited),
    field("MaxItemsPerBatchPath", inItemBatcher, JsonPath, ReferencePath),
    oneOf("Mode", inProcessorConfig, Both, "INLINE, DISTRIBUTED"),
    field("Next", inTask | inPass | inWait | inParallel | inMap, Both, StateName),
    required(field("Next", inCatcher | inRule, Both, StateName)),
    field("Not", inAnyRule, JsonPath, Object),
    number("NumericEquals", inAnyRule, JsonPath, Number, -unlimited, unlimited),
    field("NumericEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    number("NumericGreaterThan", inAnyRule, JsonPath, Number, -unlimited, unlimited),
    number("NumericGreaterThanEquals", inAnyRule, JsonPath, Number, -unlimited, unlimited),
    field("NumericGreaterThanEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    field("NumericGreaterThanPath", inAnyRule, JsonPath, PathLikeOperand),
    number("NumericLessThan", inAnyRule, JsonPath, Number, -unlimited, unlimited),
    number("NumericLessThanEquals", inAnyRule, JsonPath, Number, -unlimited, unlimited),
    field("NumericLessThanEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    field("NumericLessThanPath", inAnyRule, JsonPath, PathLikeOperand),
    field("Or", inAnyRule, JsonPath, FilledObjectList),
    field("Output", inTask | inPass | inWait | inChoice | inSucceed | inParallel | inMap | inCatcher | inRule, Jsonata,
        JsonataValue),
    field("OutputPath", inAnyData, JsonPath, PathOrNull),
    oneOf("OutputType", inWriterConfig, Both, "JSON, JSONL"),
    field("Parameters", inTask | inPass | inParallel | inMap | inItemReader | inResultWriter, JsonPath, Template),
    nested("ProcessorConfig", inProcessor, Both, inProcessorConfig),
    oneOf("QueryLanguage", inAnyState | inMachine, Both, "JSONPath, JSONata"),
    nested("ReaderConfig", inItemReader, Both, inReaderConfig),
    required(field("Resource", inTask, Both, Resource)),
    required(field("Resource", inItemReader, Both, Text)),
    field("Resource", inResultWriter, Both, Text),
    field("Result", inPass, JsonPath, Literal),
    field("ResultPath", inTask | inPass | inParallel | inMap | inCatcher, JsonPath, ResultPath),
    field("ResultSelector", inTask | inParallel | inMap, JsonPath, Template),
    nested("ResultWriter", inMap, Both, inResultWriter),
    field("Retry", inTask | inParallel | inMap, Both, ObjectList),
    number("Seconds", inWait, Both, IntegerOrExpression, 0, longestTime),
    field("SecondsPath", inWait, JsonPath, ReferencePath),
    required(field("StartAt", inAnyScope, Both, StateName)),
    required(field("States", inAnyScope, Both, Anything)),
    field("StringEquals", inAnyRule, JsonPath, Text),
    field("StringEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    field("StringGreaterThan", inAnyRule, JsonPath, Text),
    field("StringGreaterThanEquals", inAnyRule, JsonPath, Text),
    field("StringGreaterThanEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    field("StringGreaterThanPath", inAnyRule, JsonPath, PathLikeOperand),
    field("StringLessThan", inAnyRule, JsonPath, Text),
    field("StringLessThanEquals", inAnyRule, JsonPath, Text),
    field("StringLessThanEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    field("StringLessThanPath", inAnyRule, JsonPath, PathLikeOperand),
    field("StringMatches", inAnyRule, JsonPath, Text),
    number("TimeoutSeconds", inTask, Both, IntegerOrExpression, 1, longestTime),
    number("TimeoutSeconds", inMachine, Both, Integer, 1, longestTime),
    field("TimeoutSecondsPath", inTask, JsonPath, ReferencePath),
    field("Timestamp", inWait, Both, TimestampOrExpression),
    field("TimestampEquals", inAnyRule, JsonPath, Timestamp),
    field("TimestampEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    field("TimestampGreaterThan", inAnyRule, JsonPath, Timestamp),
    field("TimestampGreaterThanEquals", inAnyRule, JsonPath, Timestamp),
    field("TimestampGreaterThanEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    field("TimestampGreaterThanPath", inAnyRule, JsonPath, PathLikeOperand),
    field("TimestampLessThan", inAnyRule, JsonPath, Timestamp),
    field("TimestampLessThanEquals", inAnyRule, JsonPath, Timestamp),
    field("TimestampLessThanEqualsPath", inAnyRule, JsonPath, PathLikeOperand),
    field("TimestampLessThanPath", inAnyRule, JsonPath, PathLikeOperand),
    field("TimestampPath", inWait, JsonPath, ReferencePath),
    number("ToleratedFailureCount", inMap, Both, IntegerOrExpression, 0, unlimited),
    field("ToleratedFailureCountPath", inMap, JsonPath, ReferencePath),
    number("ToleratedFailurePercentage", inMap, Both, NumberOrExpression, 0, 100),
    field("ToleratedFailurePercentagePath", inMap, JsonPath, ReferencePath),
    oneOf("Transformation", inReaderConfig, Both, "NONE, LOAD_AND_FLATTEN"),
    oneOf("Transformation", inWriterConfig, Both, "NONE, COMPACT, FLATTEN"),
    required(oneOf("Type", inAnyState, Both, "Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map")),
    field("Variable", inAnyRule, JsonPath, PathLikeOperand),
    oneOf("Version", inMachine, Both, "1.0"),
    nested("WriterConfig", inResultWriter, Both, inWriterConfig),
};

static_assert(std::ranges::is_sorted(rules, {}, &FieldRule::name));

using Names = std::string_view;
constexpr std::array nextOrEnd{Names("Next"), Names("End")};
constexpr std::array waitTimes{Names("Seconds"), Names("Timestamp"), Names("SecondsPath"), Names("TimestampPath")};
constexpr std::array processors{Names("ItemProcessor"), Names("Iterator")};
constexpr std::array timeouts{Names("TimeoutSeconds"), Names("TimeoutSecondsPath")};
constexpr std::array heartbeats{Names("HeartbeatSeconds"), Names("HeartbeatSecondsPath")};
constexpr std::array errors{Names("Error"), Names("ErrorPath")};
constexpr std::array causes{Names("Cause"), Names("CausePath")};
constexpr std::array selectors{Names("ItemSelector"), Names("Parameters")};
constexpr std::array concurrencies{Names("MaxConcurrency"), Names("MaxConcurrencyPath")};
constexpr std::array failureCounts{Names("ToleratedFailureCount"), Names("ToleratedFailureCountPath")};
constexpr std::array failurePercentages{Names("ToleratedFailurePercentage"), Names("ToleratedFailurePercentagePath")};
constexpr std::array itemCounts{Names("MaxItems"), Names("MaxItemsPath")};
constexpr std::array batchItems{Names("MaxItemsPerBatch"), Names("MaxItemsPerBatchPath")};
constexpr std::array batchBytes{Names("MaxInputBytesPerBatch"), Names("MaxInputBytesPerBatchPath")};

constexpr std::array groups{
    FieldGroup{inTask | inPass | inWait | inParallel | inMap, true, nextOrEnd},
    FieldGroup{inWait, true, waitTimes},
    FieldGroup{inMap, true, processors},
    FieldGroup{inTask, false, timeouts},
    FieldGroup{inTask, false, heartbeats},
    FieldGroup{inFail, false, errors},
    FieldGroup{inFail, false, causes},
    FieldGroup{inMap, false, selectors},
    FieldGroup{inMap, false, concurrencies},
    FieldGroup{inMap, false, failureCounts},
    FieldGroup{inMap, false, failurePercentages},
    FieldGroup{inReaderConfig, false, itemCounts},
    FieldGroup{inItemBatcher, false, batchItems},
    FieldGroup{inItemBatcher, false, batchBytes},
};

} // namespace

std::span<const FieldRule> fieldRules()
{
    return rules;
}

std::span<const FieldRule> fieldRules(std::string_view name)
{
    const auto* const first = std::ranges::lower_bound(rules, name, {}, &FieldRule::name);
    const auto* last = first;
    while (last != rules.end() && last->name == name)
        ++last;
    return {first, last};
}

std::span<const FieldGroup> fieldGroups()
{
    return groups;
}

} // namespace statelight::asl::validator
