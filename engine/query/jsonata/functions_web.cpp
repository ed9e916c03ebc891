#include <optional>

#include "query/digest.h"
#include "query/jsonata/code_points.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

constexpr std::string_view unreserved = "-_.!~*'()";
constexpr std::string_view reserved = ";,/?:@&=+$#";
constexpr std::string_view keptEncoded = ";/?:@&=+$,#";

bool isAlphanumeric(char character)
{
    const char lower = static_cast<char>(character | 0x20);
    return (lower >= 'a' && lower <= 'z') || (character >= '0' && character <= '9');
}

bool hasLoneSurrogate(std::string_view text)
{
    for (std::size_t place = text.find('\xED'); place != std::string_view::npos; place = text.find('\xED', place + 1)) {
        if (place + 1 < text.size() && static_cast<unsigned char>(text[place + 1]) >= 0xA0)
            return true;
    }
    return false;
}

std::string encoded(std::string_view text, std::string_view kept)
{
    std::string result;
    for (const char character : text) {
        if (isAlphanumeric(character) || unreserved.find(character) != std::string_view::npos
            || kept.find(character) != std::string_view::npos) {
            result += character;
        } else {
            const auto byte = static_cast<unsigned char>(character);
            result += {'%', "0123456789ABCDEF"[byte >> 4U], "0123456789ABCDEF"[byte & 15U]};
        }
    }
    return result;
}

int hexDigit(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The text with `%XX` decoded, except for the characters in `kept`; nothing where that is no UTF-8.
std::optional<std::string> decoded(std::string_view text, std::string_view kept)
{
    std::string result;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (text[place] != '%') {
            result += text[place];
            continue;
        }
        const int high = place + 2 < text.size() ? hexDigit(text[place + 1]) : -1;
        const int low = place + 2 < text.size() ? hexDigit(text[place + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        const char byte = static_cast<char>(high * 16 + low);
        if (kept.find(byte) != std::string_view::npos)
            result += text.substr(place, 3);
        else
            result += byte;
        place += 2;
    }
    return repairUtf8(result) == result ? std::optional(result) : std::nullopt;
}

Value encodedOr(Evaluator& evaluator, const Arguments& arguments, std::string_view kept)
{
    if (isUndefined(arguments[0]))
        return undefined();
    if (hasLoneSurrogate(arguments[0].string()))
        return evaluator.fail("D3140", "The text can't be encoded: it holds half of a surrogate pair.");
    return evaluator.text(encoded(arguments[0].string(), kept));
}

Value decodedOr(Evaluator& evaluator, const Arguments& arguments, std::string_view kept)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const auto text = decoded(arguments[0].string(), kept);
    return text ? evaluator.text(*text) : evaluator.fail("D3140", "The text is no encoded URL.");
}

/// A byte for each character, as JavaScript's btoa reads a text.
std::string bytesOf(std::string_view text)
{
    std::string bytes;
    for (const char32_t point : codePoints(text))
        bytes += static_cast<char>(point & 0xFFU);
    return bytes;
}

std::string characters(std::string_view bytes)
{
    std::string text;
    for (const char byte : bytes)
        appendUtf8(text, static_cast<unsigned char>(byte));
    return text;
}

} // namespace

Value encodeUrlComponent(Evaluator& evaluator, const Arguments& arguments)
{
    return encodedOr(evaluator, arguments, {});
}

Value encodeUrl(Evaluator& evaluator, const Arguments& arguments)
{
    return encodedOr(evaluator, arguments, reserved);
}

Value decodeUrlComponent(Evaluator& evaluator, const Arguments& arguments)
{
    return decodedOr(evaluator, arguments, {});
}

Value decodeUrl(Evaluator& evaluator, const Arguments& arguments)
{
    return decodedOr(evaluator, arguments, keptEncoded);
}

// Step Functions encodes a text's UTF-8 (its intrinsic functions do so too); JSONata on JavaScript one byte a
// character.
Value base64encode(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const std::string_view text = arguments[0].string();
    return evaluator.text(encodeBase64(evaluator.dialect() == Dialect::Aws ? std::string(text) : bytesOf(text)));
}

Value base64decode(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    std::string digits;
    for (const char character : arguments[0].string()) {
        if (character == '=')
            break;
        if (isAlphanumeric(character) || character == '+' || character == '/')
            digits += character;
        else if (character == '-' || character == '_')
            digits += character == '-' ? '+' : '/';
    }
    if (digits.size() % 4 == 1)
        digits.pop_back();
    const auto bytes = decodeBase64(digits);
    if (!bytes)
        return evaluator.fail("D3904", "The text is no Base64.");
    return evaluator.text(evaluator.dialect() == Dialect::Aws ? repairUtf8(*bytes) : characters(*bytes));
}

} // namespace statelight::query::jsonata::functions
