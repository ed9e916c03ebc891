#include "document/assist/known_functions.h"

#include <array>

namespace statelight::document {

namespace {

constexpr std::array intrinsics{
    KnownFunction{"States.Array", "(value…)", "An array of its arguments"},
    KnownFunction{"States.ArrayContains", "(array, value)", "Whether the array has the value"},
    KnownFunction{"States.ArrayGetItem", "(array, index)", "One item, counted from 0"},
    KnownFunction{"States.ArrayLength", "(array)", "How many items"},
    KnownFunction{"States.ArrayPartition", "(array, size)", "Arrays of at most that many items"},
    KnownFunction{"States.ArrayRange", "(first, last, step)", "Integers from first to last, both included"},
    KnownFunction{"States.ArrayUnique", "(array)", "The array without repetitions"},
    KnownFunction{"States.Base64Decode", "(text)", "The text that was encoded"},
    KnownFunction{"States.Base64Encode", "(text)", "The text in base 64"},
    KnownFunction{"States.Format", "(template, value…)", "The template with each {} replaced"},
    KnownFunction{"States.Hash", "(text, algorithm)", "A digest: MD5, SHA-1, SHA-256, SHA-384, SHA-512"},
    KnownFunction{"States.JsonMerge", "(object, object, false)", "Both objects in one, the second wins"},
    KnownFunction{"States.JsonToString", "(value)", "The value as JSON text"},
    KnownFunction{"States.MathAdd", "(integer, integer)", "Their sum"},
    KnownFunction{"States.MathRandom", "(first, end, seed)", "An integer from first, below end"},
    KnownFunction{"States.StringSplit", "(text, delimiters)", "The pieces between any of the characters"},
    KnownFunction{"States.StringToJson", "(text)", "The value that the JSON text holds"},
    KnownFunction{"States.UUID", "()", "A random identifier"},
};

constexpr std::array functions{
    KnownFunction{"$abs", "(number)", "The number without its sign"},
    KnownFunction{"$append", "(array, array)", "One array behind the other"},
    KnownFunction{"$average", "(numbers)", "Their mean"},
    KnownFunction{"$base64decode", "(text)", "The text that was encoded"},
    KnownFunction{"$base64encode", "(text)", "The text in base 64"},
    KnownFunction{"$boolean", "(value)", "Whether the value counts as true"},
    KnownFunction{"$ceil", "(number)", "Rounded up"},
    KnownFunction{"$contains", "(text, pattern)", "Whether the pattern occurs in the text"},
    KnownFunction{"$count", "(array)", "How many items"},
    KnownFunction{"$decodeUrl", "(text)", "The URL without its escapes"},
    KnownFunction{"$decodeUrlComponent", "(text)", "The part of a URL without its escapes"},
    KnownFunction{"$distinct", "(array)", "The array without repetitions"},
    KnownFunction{"$each", "(object, function)", "The function's value for each member"},
    KnownFunction{"$encodeUrl", "(text)", "The text escaped as a URL"},
    KnownFunction{"$encodeUrlComponent", "(text)", "The text escaped as a part of a URL"},
    KnownFunction{"$error", "(message)", "Fails with that message"},
    KnownFunction{"$exists", "(value)", "Whether there is a value"},
    KnownFunction{"$filter", "(array, function)", "The items for which the function gives true"},
    KnownFunction{"$floor", "(number)", "Rounded down"},
    KnownFunction{"$formatBase", "(number, radix)", "The integer's digits in another base"},
    KnownFunction{"$formatInteger", "(number, picture)", "The integer written as the picture says"},
    KnownFunction{"$formatNumber", "(number, picture)", "The number written as the picture says"},
    KnownFunction{"$fromMillis", "(number, picture)", "Milliseconds since 1970 as a timestamp"},
    KnownFunction{"$hash", "(text, algorithm)", "A digest: MD5, SHA-1, SHA-256, SHA-384, SHA-512"},
    KnownFunction{"$join", "(texts, separator)", "The texts in one"},
    KnownFunction{"$keys", "(object)", "The names of its members"},
    KnownFunction{"$length", "(text)", "How many characters"},
    KnownFunction{"$lookup", "(object, key)", "The member of that name"},
    KnownFunction{"$lowercase", "(text)", "The text in small letters"},
    KnownFunction{"$map", "(array, function)", "The function's value for each item"},
    KnownFunction{"$match", "(text, pattern)", "Where the regular expression matches"},
    KnownFunction{"$max", "(numbers)", "The largest"},
    KnownFunction{"$merge", "(objects)", "All their members in one object"},
    KnownFunction{"$millis", "()", "The time now, in milliseconds since 1970"},
    KnownFunction{"$min", "(numbers)", "The smallest"},
    KnownFunction{"$not", "(value)", "The opposite"},
    KnownFunction{"$now", "(picture)", "The time now, as a timestamp"},
    KnownFunction{"$number", "(value)", "The value as a number"},
    KnownFunction{"$pad", "(text, width, character)", "The text filled up to a width"},
    KnownFunction{"$parse", "(text)", "The value that the JSON text holds"},
    KnownFunction{"$parseInteger", "(text, picture)", "The integer that was written as the picture says"},
    KnownFunction{"$partition", "(array, size)", "Arrays of at most that many items"},
    KnownFunction{"$power", "(base, exponent)", "The base to that power"},
    KnownFunction{"$random", "(seed)", "A number from 0, below 1"},
    KnownFunction{"$range", "(first, last, step)", "Numbers from first to last, both included"},
    KnownFunction{"$reduce", "(array, function, initial)", "All items brought down to one value"},
    KnownFunction{"$replace", "(text, pattern, replacement)", "The text with the pattern replaced"},
    KnownFunction{"$reverse", "(array)", "The items, last one first"},
    KnownFunction{"$round", "(number, precision)", "Rounded, halves to the even digit"},
    KnownFunction{"$shuffle", "(array)", "The items in a random order"},
    KnownFunction{"$sift", "(object, function)", "The members for which the function gives true"},
    KnownFunction{"$single", "(array, function)", "The one item for which the function gives true"},
    KnownFunction{"$sort", "(array, function)", "The items in order"},
    KnownFunction{"$split", "(text, separator)", "The pieces between the separators"},
    KnownFunction{"$spread", "(object)", "One object for each member"},
    KnownFunction{"$sqrt", "(number)", "The square root"},
    KnownFunction{"$string", "(value)", "The value as text"},
    KnownFunction{"$substring", "(text, start, length)", "A part of the text"},
    KnownFunction{"$substringAfter", "(text, mark)", "What stands behind the mark"},
    KnownFunction{"$substringBefore", "(text, mark)", "What stands before the mark"},
    KnownFunction{"$sum", "(numbers)", "Their sum"},
    KnownFunction{"$toMillis", "(timestamp, picture)", "The timestamp in milliseconds since 1970"},
    KnownFunction{"$trim", "(text)", "The text without blanks at its ends"},
    KnownFunction{"$type", "(value)", "What kind of value it is"},
    KnownFunction{"$uppercase", "(text)", "The text in capital letters"},
    KnownFunction{"$uuid", "()", "A random identifier"},
    KnownFunction{"$zip", "(array…)", "Arrays of the items at the same places"},
};

constexpr std::array members{
    KnownMember{"", "Execution", "This execution"},
    KnownMember{"", "Map", "The Map around this state"},
    KnownMember{"", "State", "This state"},
    KnownMember{"", "StateMachine", "The state machine"},
    KnownMember{"", "Task", "The task that waits"},
    KnownMember{"Execution", "Id", "The ARN of the execution"},
    KnownMember{"Execution", "Input", "What the execution was started with"},
    KnownMember{"Execution", "Name", "The name of the execution"},
    KnownMember{"Execution", "RedriveCount", "How often it was redriven"},
    KnownMember{"Execution", "RedriveTime", "When it was redriven last"},
    KnownMember{"Execution", "RoleArn", "The role that it acts in"},
    KnownMember{"Execution", "StartTime", "When it began"},
    KnownMember{"Map", "Item", "The item of this iteration"},
    KnownMember{"Map.Item", "Index", "The number of the item, from 0"},
    KnownMember{"Map.Item", "Key", "The name of the member, when iterating an object"},
    KnownMember{"Map.Item", "Source", "Where a distributed Map read the item"},
    KnownMember{"Map.Item", "Value", "The item itself"},
    KnownMember{"State", "EnteredTime", "When the state was entered"},
    KnownMember{"State", "Name", "The name of the state"},
    KnownMember{"State", "RetryCount", "How many attempts came before this one"},
    KnownMember{"StateMachine", "Id", "The ARN of the state machine"},
    KnownMember{"StateMachine", "Name", "The name of the state machine"},
    KnownMember{"Task", "Token", "What the callback must send"},
};

} // namespace

std::span<const KnownFunction> intrinsicFunctions()
{
    return intrinsics;
}

std::span<const KnownFunction> jsonataFunctions()
{
    return functions;
}

std::span<const KnownMember> contextMembers()
{
    return members;
}

} // namespace statelight::document
