#include "storage/file_stream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

#include <zlib.h>

#include "storage/system_error.h"

namespace statelight::storage {

namespace {

constexpr unsigned bufferSize = 1U << 18U;
constexpr std::array<char, 4> zstandard{'\x28', '\xb5', '\x2f', '\xfd'};

} // namespace

struct FileStream::Handle {
    gzFile file = nullptr;
    std::string path;

    Handle(gzFile opened, std::string name)
        : file(opened)
        , path(std::move(name))
    {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { ::gzclose(file); }
};

FileStream::FileStream(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{}
FileStream::FileStream(FileStream&&) noexcept = default;
FileStream& FileStream::operator=(FileStream&&) noexcept = default;
FileStream::~FileStream() = default;

core::Result<FileStream> FileStream::open(const std::string& path)
{
    errno = 0;
    const gzFile file = ::gzopen(path.c_str(), "rbe");
    if (!file) {
        return tl::unexpected(readError(path, errno));
    }
    ::gzbuffer(file, bufferSize);
    FileStream stream(std::make_unique<Handle>(file, path));
    std::string head;
    const auto read = stream.read(head, zstandard.size());
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (std::ranges::equal(head, zstandard)) {
        return core::failure(
            "storage.zstd", quoted(path) + " is packed with Zstandard: unpack it, or pack it with gzip.");
    }
    ::gzrewind(file);
    return stream;
}

core::Result<std::size_t> FileStream::read(std::string& buffer, std::size_t most)
{
    const std::size_t before = buffer.size();
    const auto count = static_cast<unsigned>(std::min<std::size_t>(most, INT_MAX));
    buffer.resize(before + count);
    errno = 0;
    const int got = ::gzread(m_handle->file, buffer.data() + before, count);
    buffer.resize(before + static_cast<std::size_t>(std::max(got, 0)));
    if (got >= 0) {
        return static_cast<std::size_t>(got);
    }
    int code = 0;
    const char* message = ::gzerror(m_handle->file, &code);
    if (code == Z_ERRNO) {
        return tl::unexpected(readError(m_handle->path, errno));
    }
    return core::failure("storage.packed", quoted(m_handle->path) + " can't be unpacked: " + message + ".");
}

} // namespace statelight::storage
