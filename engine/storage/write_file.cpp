#include "storage/write_file.h"

#include <cerrno>
#include <filesystem>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/file_descriptor.h"
#include "storage/system_error.h"

namespace statelight::storage {

namespace {

namespace fs = std::filesystem;

/// A new file beside the target; removed again when writing ends early.
class TemporaryFile {
public:
    TemporaryFile(const fs::path& target, mode_t mode)
        : m_file(create(target, mode))
        , m_exists(m_file.isOpen())
    {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        if (m_exists) {
            ::unlink(m_path.c_str());
        }
    }

    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    [[nodiscard]] int descriptor() const { return m_file.get(); }
    bool close() { return m_file.close(); }
    bool moveTo(const fs::path& target)
    {
        m_exists = ::rename(m_path.c_str(), target.c_str()) != 0;
        return !m_exists;
    }

private:
    /// Not mkstemp: that ignores the umask, and asking for the umask changes it for every thread.
    int create(const fs::path& target, mode_t mode)
    {
        const std::string stem = "." + target.filename().string().substr(0, 200) + "." + std::to_string(::getpid());
        for (int attempt = 0;; ++attempt) {
            m_path = (target.parent_path() / (stem + "-" + std::to_string(attempt))).string();
            const int descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
            if (descriptor >= 0 || errno != EEXIST || attempt == 1000) {
                return descriptor;
            }
        }
    }

    std::string m_path;
    FileDescriptor m_file;
    bool m_exists;
};

bool writeAll(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const auto written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        content.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return true;
}

/// The file itself where path is a link, also one that leads to no file yet.
fs::path resolved(const std::string& path)
{
    constexpr int mostLinks = 40;
    std::error_code error;
    fs::path target = fs::absolute(path);
    for (int links = 0; links < mostLinks && fs::is_symlink(target, error); ++links) {
        target = target.parent_path() / fs::read_symlink(target, error);
    }
    return target;
}

std::optional<struct stat> statusOf(const fs::path& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? std::optional(status) : std::nullopt;
}

bool keepModeAndOwner(int descriptor, const struct stat& old)
{
    const bool isOurs = old.st_uid == ::geteuid() && old.st_gid == ::getegid();
    // Only root may give a file away; a group of ours can be kept, anything else stays with the writer.
    if (!isOurs && ::fchown(descriptor, old.st_uid, old.st_gid) != 0
        && ::fchown(descriptor, static_cast<uid_t>(-1), old.st_gid) != 0 && errno != EPERM) {
        return false;
    }
    return ::fchmod(descriptor, old.st_mode & 07777) == 0;
}

std::optional<core::Error> refusal(const std::string& path, const fs::path& target, const struct stat& old)
{
    if (S_ISDIR(old.st_mode)) {
        return writeError(path, EISDIR);
    }
    const bool nobodyMayWrite = (old.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
    if (nobodyMayWrite || ::access(target.c_str(), W_OK) != 0) {
        return core::Error{"storage.readOnly", quoted(path) + " is read-only; save under another name."};
    }
    return std::nullopt;
}

/// For pipes and devices, which can't be replaced.
[[nodiscard]] core::Result<void> writeThrough(const std::string& path, std::string_view content)
{
    const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.isOpen() || !writeAll(file.get(), content)) {
        return tl::unexpected(writeError(path, errno));
    }
    return {};
}

/// The name is on disk only when the folder is.
void syncFolder(const fs::path& folder)
{
    const FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen()) {
        ::fsync(descriptor.get());
    }
}

} // namespace

core::Result<void> writeFile(const std::string& path, std::string_view content)
{
    const fs::path target = resolved(path);
    const auto old = statusOf(target);
    if (old) {
        if (auto reason = refusal(path, target, *old)) {
            return tl::unexpected(std::move(*reason));
        }
        if (!S_ISREG(old->st_mode)) {
            return writeThrough(path, content);
        }
    }
    TemporaryFile beside(target, old ? 0600 : 0666);
    if (!beside.isOpen()) {
        return tl::unexpected(writeError(path, errno));
    }
    const bool isWritten = writeAll(beside.descriptor(), content)
        && (!old || keepModeAndOwner(beside.descriptor(), *old)) && ::fsync(beside.descriptor()) == 0 && beside.close()
        && beside.moveTo(target);
    if (!isWritten) {
        return tl::unexpected(writeError(path, errno));
    }
    syncFolder(target.parent_path());
    return {};
}

} // namespace statelight::storage
