#include "query/digest.h"

#include <array>
#include <cstdint>

#include <openssl/evp.h>

namespace statelight::query {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const EVP_MD* algorithmOf(std::string_view name)
{
    if (name == "MD5")
        return EVP_md5();
    if (name == "SHA-1")
        return EVP_sha1();
    if (name == "SHA-256")
        return EVP_sha256();
    if (name == "SHA-384")
        return EVP_sha384();
    return name == "SHA-512" ? EVP_sha512() : nullptr;
}

/// Length of the well-formed sequence at `at`, or 0.
std::size_t sequenceLength(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t offset) {
        return at + offset < bytes.size() ? static_cast<unsigned char>(bytes[at + offset]) : 0U;
    };
    const auto isTail = [&](std::size_t offset) { return (byte(offset) & 0xC0U) == 0x80; };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return isTail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead < 0xF0) {
        const bool isFit = (lead != 0xE0 || byte(1) >= 0xA0) && (lead != 0xED || byte(1) < 0xA0);
        return isFit && isTail(1) && isTail(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead < 0xF5) {
        const bool isFit = (lead != 0xF0 || byte(1) >= 0x90) && (lead != 0xF4 || byte(1) < 0x90);
        return isFit && isTail(1) && isTail(2) && isTail(3) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::optional<std::string> digest(std::string_view text, std::string_view algorithm)
{
    const EVP_MD* kind = algorithmOf(algorithm);
    if (!kind)
        return std::nullopt;
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned length = 0;
    if (EVP_Digest(text.data(), text.size(), bytes.data(), &length, kind, nullptr) != 1)
        return std::nullopt;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (unsigned index = 0; index < length; ++index) {
        hex.push_back(digits[bytes[index] >> 4U]);
        hex.push_back(digits[bytes[index] & 15U]);
    }
    return hex;
}

std::string encodeBase64(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t index = 0; index < 3; ++index)
            group = group << 8U | (index < count ? static_cast<unsigned char>(bytes[at + index]) : 0U);
        for (std::size_t index = 0; index < 4; ++index)
            text.push_back(index <= count ? alphabet[(group >> (18U - 6U * index)) & 63U] : '=');
    }
    return text;
}

std::optional<std::string> decodeBase64(std::string_view text)
{
    const bool isPadded = text.size() % 4 == 0;
    for (int most = 2; isPadded && most > 0 && text.ends_with('='); --most)
        text.remove_suffix(1);
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string bytes;
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const std::size_t digit = alphabet.find(c);
        if (digit == std::string_view::npos)
            return std::nullopt;
        group = group << 6U | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<char>(group >> bits & 255U));
        }
    }
    return bytes;
}

std::string repairUtf8(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequenceLength(bytes, at);
        if (length == 0)
            text.append("\xEF\xBF\xBD");
        else
            text.append(bytes.substr(at, length));
        at += length == 0 ? 1 : length;
    }
    return text;
}

} // namespace statelight::query
