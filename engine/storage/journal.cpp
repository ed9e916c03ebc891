#include "storage/journal.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "storage/journal_record.h"
#include "storage/read_file.h"
#include "storage/system_error.h"

namespace statelight::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view leftEnding = ".left";

core::Result<void> written(const std::string& path, int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return tl::unexpected(writeError(path, errno));
        }
        bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return {};
}

/// A name that is free of whatever a path may hold.
std::string fileName(const std::string& document)
{
    return journalHash(document) + ".journal";
}

std::vector<fs::path> journalsIn(const std::string& folder)
{
    std::vector<fs::path> paths;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".journal" || entry.path().extension() == leftEnding) {
            paths.push_back(entry.path());
        }
    }
    return paths;
}

// Under its old name the next journal of the same document would write over it.
std::string setAside(const fs::path& path)
{
    if (path.extension() == leftEnding) {
        return path.string();
    }
    fs::path aside;
    int number = 0;
    std::error_code error;
    do {
        aside = path.parent_path() / (path.stem().string() + "-" + std::to_string(++number) + std::string(leftEnding));
    } while (fs::exists(aside, error));
    return ::rename(path.c_str(), aside.c_str()) == 0 ? aside.string() : path.string();
}

} // namespace

Journal::Journal(FileDescriptor file, std::string path, std::string document)
    : m_file(std::move(file))
    , m_path(std::move(path))
    , m_document(std::move(document))
{}

core::Result<Journal> Journal::open(const std::string& folder, const std::string& document, std::string_view text)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return tl::unexpected(writeError(folder, error.value()));
    }
    const std::string path = (fs::path(folder) / fileName(document)).string();
    FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (!file.isOpen()) {
        return tl::unexpected(writeError(path, errno));
    }
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        return core::failure("storage.busy", quoted(document) + " is open in another window.");
    }
    Journal journal(std::move(file), path, document);
    return journal.restart(text).map([&] { return std::move(journal); });
}

core::Result<void> Journal::restart(std::string_view text)
{
    m_text = text;
    // The old records must not outlive the new first one, and a cut between the two leaves nothing to restore.
    if (::ftruncate(m_file.get(), 0) != 0) {
        return tl::unexpected(writeError(m_path, errno));
    }
    return written(m_path, m_file.get(), baseRecord(m_document, text));
}

core::Result<void> Journal::append(const JournalStep& step)
{
    auto text = withStep(m_text, step);
    if (!text) {
        return core::failure("storage.journal", "The change doesn't fit the text that the journal knows.");
    }
    m_text = *std::move(text);
    return written(m_path, m_file.get(), stepRecord(step));
}

void Journal::sync() const
{
    ::fdatasync(m_file.get());
}

void Journal::remove()
{
    ::unlink(m_path.c_str());
    m_file.close();
}

std::vector<UnsavedDocument> findUnsaved(const std::string& folder)
{
    std::vector<UnsavedDocument> all;
    for (const fs::path& path : journalsIn(folder)) {
        const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (!file.isOpen() || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
            continue;
        }
        const auto bytes = readFile(path.string());
        auto unsaved = bytes ? readJournal(*bytes) : std::nullopt;
        if (unsaved && unsaved->text != unsaved->base) {
            unsaved->journal = setAside(path);
            all.push_back(*std::move(unsaved));
        } else {
            ::unlink(path.c_str());
        }
    }
    std::ranges::sort(all, {}, &UnsavedDocument::document);
    return all;
}

void forgetUnsaved(const UnsavedDocument& unsaved)
{
    ::unlink(unsaved.journal.c_str());
}

} // namespace statelight::storage
