#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "asl/state_machine.h"

namespace statelight::asl::validator {

/// The kinds of objects that have fields, as bits; the first eight in the order of StateType.
enum Owner : std::uint32_t {
    inTask = 1U << 0,
    inPass = 1U << 1,
    inChoice = 1U << 2,
    inWait = 1U << 3,
    inSucceed = 1U << 4,
    inFail = 1U << 5,
    inParallel = 1U << 6,
    inMap = 1U << 7,
    inMachine = 1U << 8,
    inBranch = 1U << 9,
    inProcessor = 1U << 10, ///< ItemProcessor and Iterator
    inRetrier = 1U << 11,
    inCatcher = 1U << 12,
    inRule = 1U << 13, ///< an item of Choices
    inOperand = 1U << 14, ///< a rule inside And, Or, Not
    inProcessorConfig = 1U << 15,
    inItemReader = 1U << 16,
    inReaderConfig = 1U << 17,
    inItemBatcher = 1U << 18,
    inResultWriter = 1U << 19,
    inWriterConfig = 1U << 20
};
using Owners = std::uint32_t;

inline constexpr Owners inAnyState = 0xff;

[[nodiscard]] constexpr Owner ownerOf(StateType type)
{
    return static_cast<Owner>(1U << static_cast<unsigned>(type));
}

enum class Languages : std::uint8_t { Both, JsonPath, Jsonata };

/// What a field's value must be. "OrExpression": in JSONata a string "{% … %}" as well.
enum class Shape : std::uint8_t {
    Anything,
    Text,
    TextOrExpression,
    StateName, ///< that it exists is the transitions' matter
    Boolean,
    BooleanOrExpression,
    Integer,
    IntegerOrExpression,
    Number,
    NumberOrExpression,
    OneOf,
    Timestamp,
    TimestampOrExpression,
    Object,
    ObjectList, ///< items are checked where they are unfolded
    FilledObjectList, ///< the same, at least one
    TextList,
    ErrorNames,
    Label,
    Resource,
    Path,
    PathOrNull,
    ReferencePath,
    ResultPath,
    PathOrIntrinsic,
    PathLikeOperand, ///< a Variable of a rule, or the right side of a comparison
    Template, ///< JSONPath payload template
    Literal, ///< taken as it is
    JsonataValue,
    TemplateOrJsonata, ///< by the language of the state
    Items,
    Assign,
    Credentials,
    Nested ///< an object with fields of its own: FieldRule::nested
};

struct FieldRule {
    std::string_view name;
    Owners owners = 0;
    Languages languages = Languages::Both;
    Shape shape = Shape::Anything;
    bool required = false;
    double least = 0; ///< of a number
    double most = 0;
    std::string_view words = {}; ///< of OneOf: "NONE, FULL"
    Owners nested = 0;
};

/// Fields of which an object has exactly, or at most, one.
struct FieldGroup {
    Owners owners = 0;
    bool needsOne = false;
    std::span<const std::string_view> names;
};

/// The whole table, sorted by name; a field that differs between owners or languages has a row for each.
[[nodiscard]] std::span<const FieldRule> fieldRules();
/// The rows of that name.
[[nodiscard]] std::span<const FieldRule> fieldRules(std::string_view name);
[[nodiscard]] std::span<const FieldGroup> fieldGroups();

} // namespace statelight::asl::validator
