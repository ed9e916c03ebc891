#include "storage/journal_record.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace statelight::storage {

namespace {

std::string record(char kind, std::string_view payload)
{
    std::string bytes(1, kind);
    bytes += ' ' + std::to_string(payload.size()) + ' ' + journalHash(payload) + '\n';
    bytes += payload;
    return bytes + '\n';
}

std::optional<std::uint64_t> takeNumber(std::string_view& text, char until)
{
    std::uint64_t number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr == text.data() + text.size() || *result.ptr != until) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()) + 1);
    return number;
}

struct Record {
    char kind = 0;
    std::string_view payload;
};

std::optional<Record> takeRecord(std::string_view& bytes)
{
    constexpr std::size_t hashSize = 16;
    if (bytes.size() < 2 || bytes[1] != ' ') {
        return std::nullopt;
    }
    Record found;
    found.kind = bytes[0];
    std::string_view rest = bytes.substr(2);
    const auto size = takeNumber(rest, ' ');
    if (!size || rest.size() < hashSize + 2 || *size > rest.size() - hashSize - 2 || rest[hashSize] != '\n') {
        return std::nullopt;
    }
    found.payload = rest.substr(hashSize + 1, *size);
    if (rest[hashSize + 1 + *size] != '\n' || journalHash(found.payload) != rest.substr(0, hashSize)) {
        return std::nullopt;
    }
    bytes = rest.substr(hashSize + 2 + *size);
    return found;
}

std::optional<JournalStep> readStep(std::string_view payload)
{
    JournalStep step;
    while (!payload.empty()) {
        const auto begin = takeNumber(payload, ' ');
        const auto end = begin ? takeNumber(payload, ' ') : std::nullopt;
        const auto size = end ? takeNumber(payload, ' ') : std::nullopt;
        if (!size || *size > payload.size()) {
            return std::nullopt;
        }
        step.push_back({*begin, *end, std::string(payload.substr(0, *size))});
        payload.remove_prefix(*size);
    }
    return step;
}

} // namespace

std::string journalHash(std::string_view bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
    return digits.data();
}

std::string baseRecord(std::string_view document, std::string_view text)
{
    return record('B', std::to_string(document.size()) + ' ' + std::string(document) + std::string(text));
}

std::string stepRecord(const JournalStep& step)
{
    std::string payload;
    for (const JournalChange& change : step) {
        payload += std::to_string(change.begin) + ' ' + std::to_string(change.end) + ' '
            + std::to_string(change.text.size()) + ' ' + change.text;
    }
    return record('C', payload);
}

std::optional<std::string> withStep(std::string_view text, const JournalStep& step)
{
    std::string result;
    std::uint64_t at = 0;
    for (const JournalChange& change : step) {
        if (change.begin < at || change.end < change.begin || change.end > text.size()) {
            return std::nullopt;
        }
        result += text.substr(at, change.begin - at);
        result += change.text;
        at = change.end;
    }
    result += text.substr(at);
    return result;
}

std::optional<UnsavedDocument> readJournal(std::string_view bytes)
{
    const auto base = takeRecord(bytes);
    std::string_view payload = base ? base->payload : std::string_view();
    const auto nameSize = base && base->kind == 'B' ? takeNumber(payload, ' ') : std::nullopt;
    if (!nameSize || *nameSize > payload.size()) {
        return std::nullopt;
    }
    UnsavedDocument unsaved;
    unsaved.document = payload.substr(0, *nameSize);
    unsaved.base = payload.substr(*nameSize);
    unsaved.text = unsaved.base;
    while (const auto next = takeRecord(bytes)) {
        const auto step = next->kind == 'C' ? readStep(next->payload) : std::nullopt;
        auto text = step ? withStep(unsaved.text, *step) : std::nullopt;
        if (!text) {
            break;
        }
        unsaved.text = *std::move(text);
    }
    return unsaved;
}

} // namespace statelight::storage
