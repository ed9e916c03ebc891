#include "storage/recent_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "core/json.h"
#include "storage/read_file.h"
#include "storage/system_error.h"
#include "storage/write_file.h"

namespace statelight::storage {

namespace {

namespace fs = std::filesystem;

fs::path environmentFolder(const char* name)
{
    const char* value = std::getenv(name);
    return value ? fs::path(value) : fs::path();
}

} // namespace

std::string stateFolder()
{
    fs::path base = environmentFolder("XDG_STATE_HOME");
    // The base directory specification: a relative path is ignored.
    if (!base.is_absolute()) {
        base = environmentFolder("HOME") / ".local" / "state";
    }
    return (base / "statelight").string();
}

std::vector<std::string> readRecentFiles(const std::string& listPath)
{
    const auto text = readTextFile(listPath, definitionLimit);
    const auto list = text ? core::parseJson(*text) : core::Result<core::Value>(core::Value());
    std::vector<std::string> files;
    if (list) {
        for (const auto& file : list->items()) {
            if (file.isString() && files.size() < recentFilesLimit) {
                files.emplace_back(file.string());
            }
        }
    }
    return files;
}

std::vector<std::string> withRecentFile(std::vector<std::string> files, const std::string& file)
{
    std::erase(files, file);
    files.insert(files.begin(), file);
    files.resize(std::min(files.size(), recentFilesLimit));
    return files;
}

core::Result<void> writeRecentFiles(const std::string& listPath, const std::vector<std::string>& files)
{
    std::error_code error;
    fs::create_directories(fs::path(listPath).parent_path(), error);
    if (error) {
        return tl::unexpected(writeError(listPath, error.value()));
    }
    return writeFile(listPath, core::toJson(core::Value::array({files.begin(), files.end()}), 2) + "\n");
}

} // namespace statelight::storage
