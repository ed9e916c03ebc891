#include <array>
#include <cmath>

#include "core/builder.h"
#include "core/code_units.h"
#include "core/json.h"
#include "query/digest.h"
#include "query/failure.h"
#include "query/intrinsic_functions.h"
#include "query/java_text.h"

namespace statelight::query {

namespace {

constexpr std::size_t longestText = 10'000;

core::Result<std::string_view> shortText(const core::Value& value)
{
    if (!value.isString())
        return refused("the first argument must be a text.");
    if (core::countCodeUnits(value.string()) > longestText)
        return refused("the text is longer than 10,000 characters.");
    return value.string();
}

/// The UTF-8 sequence at `at`.
std::string_view characterAt(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        ++end;
    return text.substr(at, end - at);
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

tl::unexpected<core::Error> refused(std::string reason)
{
    return core::failure(code::argument, std::move(reason));
}

FunctionResult format(std::string_view pattern, Arguments values)
{
    std::string text;
    std::size_t used = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '\\' && at + 1 < pattern.size()) {
            text.push_back(pattern[++at]);
        } else if (pattern.substr(at, 2) == "{}") {
            if (used == values.size())
                return refused("there are more {} than arguments.");
            text.append(javaText(values[used++], ArrayLook::Java));
            ++at;
        } else {
            text.push_back(pattern[at]);
        }
    }
    if (used < values.size())
        return refused("there are more arguments than {}.");
    return core::Value(text);
}

FunctionResult stringToJson(Arguments arguments)
{
    if (!arguments[0].isString())
        return refused("the argument must be a text.");
    if (isBlank(arguments[0].string()))
        return core::Value();
    auto value = core::parseJson(arguments[0].string());
    if (!value)
        return refused(value.error().message);
    return value;
}

FunctionResult stringSplit(Arguments arguments)
{
    if (!arguments[0].isString() || !arguments[1].isString())
        return refused("both arguments must be texts.");
    const std::string_view text = arguments[0].string();
    const std::string_view delimiters = arguments[1].string();
    core::ArrayBuilder pieces;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        if (end > begin)
            pieces.add(text.substr(begin, end - begin));
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = characterAt(text, at);
        const bool isDelimiter = delimiters.find(character) != std::string_view::npos;
        if (isDelimiter)
            take(at);
        at += character.size();
        if (isDelimiter)
            begin = at;
    }
    take(text.size());
    return pieces.finish();
}

FunctionResult base64Encode(Arguments arguments)
{
    return shortText(arguments[0]).map([](std::string_view text) { return core::Value(encodeBase64(text)); });
}

FunctionResult base64Decode(Arguments arguments)
{
    const auto text = shortText(arguments[0]);
    if (!text)
        return tl::unexpected(text.error());
    const auto bytes = decodeBase64(*text);
    if (!bytes)
        return refused("the text isn't valid Base64.");
    return core::Value(repairUtf8(*bytes));
}

FunctionResult hash(Arguments arguments)
{
    const core::Value data = arguments[0].isString() ? arguments[0] : core::Value(core::toJson(arguments[0]));
    const auto text = shortText(data);
    if (!text)
        return tl::unexpected(text.error());
    const auto result = arguments[1].isString() ? digest(*text, arguments[1].string()) : std::nullopt;
    if (!result)
        return refused("the algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512.");
    return core::Value(*result);
}

FunctionResult uuid(RandomSource* random)
{
    if (!random)
        return refused("there is no source of random numbers here.");
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<std::uint64_t, 2> bits{random->next(), random->next()};
    bits[0] = (bits[0] & ~std::uint64_t{0xF000}) | 0x4000U; // version 4
    bits[1] = (bits[1] & ~(std::uint64_t{3} << 62U)) | std::uint64_t{2} << 62U; // its variant
    std::string text;
    for (std::size_t digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            text.push_back('-');
        text.push_back(digits[bits[digit / 16] >> (60 - 4 * (digit % 16)) & 15U]);
    }
    return core::Value(text);
}

} // namespace statelight::query
