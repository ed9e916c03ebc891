#include "storage/read_file.h"

#include <algorithm>
#include <cerrno>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/file_descriptor.h"
#include "storage/system_error.h"

namespace statelight::storage {

namespace {

constexpr std::size_t chunk = std::size_t{64} * 1024;

std::string megabytes(std::size_t bytes)
{
    return std::to_string(bytes / (std::size_t{1024} * 1024)) + " MB";
}

core::Error tooLarge(const std::string& path, std::size_t limit)
{
    return {"storage.size", quoted(path) + " is larger than " + megabytes(limit) + ", the limit for a definition."};
}

core::Result<std::string> readAll(int descriptor, const std::string& path, std::size_t limit, std::size_t expected)
{
    std::string text;
    std::size_t used = 0;
    text.resize(expected + 1);
    for (;;) {
        if (used == text.size()) {
            text.resize(std::max(text.size() * 2, chunk));
        }
        const auto got = ::read(descriptor, text.data() + used, text.size() - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return tl::unexpected(readError(path, errno));
        }
        used += static_cast<std::size_t>(got);
        if (used > limit) {
            return tl::unexpected(tooLarge(path, limit));
        }
        if (got == 0) {
            text.resize(used);
            return text;
        }
    }
}

/// Length of the sequence that begins text, 0 where it is malformed (Unicode, table 3-7).
std::size_t sequenceLength(std::string_view text)
{
    const auto at = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char lead = at(0);
    if (lead < 0x80) {
        return 1;
    }
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) {
        return 0;
    }
    const unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (at(1) < low || at(1) > high) {
        return 0;
    }
    for (std::size_t index = 2; index < length; ++index) {
        if ((at(index) & 0xc0) != 0x80) {
            return 0;
        }
    }
    return length;
}

} // namespace

core::Result<std::string> readFile(const std::string& path, std::size_t limit)
{
    if (path == "-") {
        return readAll(STDIN_FILENO, "standard input", limit, chunk);
    }
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0) {
        return tl::unexpected(readError(path, errno));
    }
    if (S_ISDIR(status.st_mode)) {
        return tl::unexpected(readError(path, EISDIR));
    }
    const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
    if (size > limit) {
        return tl::unexpected(tooLarge(path, limit));
    }
    return readAll(file.get(), path, limit, size);
}

core::Result<std::string> readTextFile(const std::string& path, std::size_t limit)
{
    auto text = readFile(path, limit);
    if (!text) {
        return text;
    }
    const std::size_t invalid = firstInvalidUtf8(*text);
    if (invalid == text->size()) {
        return text;
    }
    const auto before = std::string_view(*text).substr(0, invalid);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto lastBreak = before.rfind('\n');
    const auto column = lastBreak == std::string_view::npos ? invalid + 1 : invalid - lastBreak;
    return core::failure("storage.encoding",
        quoted(path) + " is not UTF-8 text: line " + std::to_string(line) + ", byte " + std::to_string(column)
            + " is not valid.");
}

std::size_t firstInvalidUtf8(std::string_view text)
{
    std::size_t offset = 0;
    while (offset < text.size()) {
        const std::size_t length = sequenceLength(text.substr(offset));
        if (length == 0) {
            return offset;
        }
        offset += length;
    }
    return offset;
}

} // namespace statelight::storage
