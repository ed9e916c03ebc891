#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/value.h"

namespace statelight::core {

/// Nesting that every reader of JSON accepts.
inline constexpr std::size_t jsonDepthLimit = 500;

/// Where a JSON text is faulty: a byte offset, and line and column (in bytes) counted from 1.
struct JsonPlace {
    std::size_t byte = 0;
    std::size_t line = 1;
    std::size_t column = 1;

    bool operator==(const JsonPlace&) const = default;
};

/// Reads one JSON text (a byte order mark is skipped). Fails with "json.syntax"; the message names line and column, and
/// `place`, if given, tells them. Invalid UTF-8, lone surrogates and numbers beyond a double are faults; "-0" is 0, an
/// integer beyond 64 bits becomes a double, a repeated key keeps its first place and its last value.
[[nodiscard]] Result<Value> parseJson(
    std::string_view text, std::size_t depthLimit = jsonDepthLimit, JsonPlace* place = nullptr);

/// Compact text: `{"a":[1,2.5]}`. A double always shows that it is one: `1.0`, `1.0E30`.
[[nodiscard]] std::string toJson(const Value& value);
/// One item or member a line, each level indented by that many blanks; empty arrays and objects stay `[]` and `{}`.
[[nodiscard]] std::string toJson(const Value& value, std::size_t indent);
void appendJson(std::string& text, const Value& value);
/// The text in quotes, escaped.
void appendJsonString(std::string& text, std::string_view string);
/// A number as toJson writes it; value.isNumber() is asserted.
[[nodiscard]] std::string numberText(const Value& value);
/// Length of toJson(value) in bytes, without making it.
[[nodiscard]] std::size_t jsonSize(const Value& value);

} // namespace statelight::core
