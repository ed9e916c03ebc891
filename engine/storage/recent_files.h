#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace statelight::storage {

inline constexpr std::size_t recentFilesLimit = 12;

/// Where the program keeps what it remembers between starts: $XDG_STATE_HOME/statelight, else
/// ~/.local/state/statelight.
[[nodiscard]] std::string stateFolder();

/// The files opened last, newest first. A list that is missing or unreadable is empty: it isn't worth a message.
[[nodiscard]] std::vector<std::string> readRecentFiles(const std::string& listPath);
/// The list with `file` in front, without repetition, cut to the limit.
[[nodiscard]] std::vector<std::string> withRecentFile(std::vector<std::string> files, const std::string& file);
/// Makes the list's folder where it is missing.
[[nodiscard]] core::Result<void> writeRecentFiles(const std::string& listPath, const std::vector<std::string>& files);

} // namespace statelight::storage
