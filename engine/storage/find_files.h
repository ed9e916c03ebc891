#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace statelight::storage {

/// Whether the path is a folder, also by a symbolic link.
[[nodiscard]] bool isFolder(const std::string& path);

/// The files below a folder, sorted, each with the folder's path before it. Passed over are hidden files and folders,
/// node_modules, symbolic links to folders, and folders that may not be read.
/// Fails with the codes of system_error.h where the folder itself can't be read.
[[nodiscard]] core::Result<std::vector<std::string>> filesBelow(const std::string& folder);

} // namespace statelight::storage
