#include "storage/find_files.h"

#include <algorithm>
#include <filesystem>

#include "storage/system_error.h"

namespace statelight::storage {

namespace fs = std::filesystem;

namespace {

bool isPassedOver(const fs::path& path)
{
    const std::string name = path.filename().string();
    return name.starts_with('.') || name == "node_modules";
}

} // namespace

bool isFolder(const std::string& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

core::Result<std::vector<std::string>> filesBelow(const std::string& folder)
{
    std::error_code error;
    fs::recursive_directory_iterator at(folder, error);
    if (error) {
        return tl::unexpected(readError(folder, error.value()));
    }
    // A second time, since the way to pass over forbidden folders would pass over this one, too.
    at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
    std::vector<std::string> files;
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        std::error_code unknown;
        if (isPassedOver(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file(unknown)) {
            files.push_back(at->path().string());
        }
    }
    if (error) {
        return tl::unexpected(readError(folder, error.value()));
    }
    std::ranges::sort(files);
    return files;
}

} // namespace statelight::storage
