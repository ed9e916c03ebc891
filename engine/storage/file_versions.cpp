#include "storage/file_versions.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include <sys/stat.h>

#include "storage/journal_record.h"
#include "storage/read_file.h"
#include "storage/system_error.h"
#include "storage/write_file.h"

namespace statelight::storage {

namespace {

namespace fs = std::filesystem;

fs::path folderOf(const std::string& folder, const std::string& document)
{
    return fs::path(folder) / journalHash(document);
}

std::string pathOf(const std::string& folder, const std::string& document, std::uint64_t number)
{
    return (folderOf(folder, document) / std::to_string(number)).string();
}

} // namespace

std::vector<FileVersion> fileVersions(const std::string& folder, const std::string& document)
{
    std::vector<FileVersion> versions;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folderOf(folder, document), error)) {
        const std::string name = entry.path().filename().string();
        FileVersion version;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), version.number);
        struct stat status {};
        const bool isVersion = parsed.ec == std::errc() && parsed.ptr == name.data() + name.size();
        if (!isVersion || ::stat(entry.path().c_str(), &status) != 0) {
            continue;
        }
        version.savedAt = status.st_mtime;
        version.size = static_cast<std::uint64_t>(status.st_size);
        versions.push_back(version);
    }
    std::ranges::sort(versions, std::greater(), &FileVersion::number);
    return versions;
}

core::Result<std::string> readFileVersion(const std::string& folder, const std::string& document, std::uint64_t number)
{
    return readFile(pathOf(folder, document, number));
}

core::Result<void> keepFileVersion(const std::string& folder, const std::string& document, std::string_view text)
{
    std::vector<FileVersion> versions = fileVersions(folder, document);
    if (!versions.empty()) {
        const auto newest = readFileVersion(folder, document, versions.front().number);
        if (newest && *newest == text) {
            return {};
        }
    }
    std::error_code error;
    fs::create_directories(folderOf(folder, document), error);
    if (error) {
        return tl::unexpected(writeError(folder, error.value()));
    }
    const std::uint64_t number = versions.empty() ? 1 : versions.front().number + 1;
    for (std::size_t old = fileVersionLimit - 1; old < versions.size(); ++old) {
        fs::remove(pathOf(folder, document, versions[old].number), error);
    }
    return writeFile(pathOf(folder, document, number), text);
}

} // namespace statelight::storage
