#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace statelight::storage {

inline constexpr std::size_t fileVersionLimit = 20;

/// A text that a file once had.
struct FileVersion {
    std::uint64_t number = 0; ///< grows with every version of a file
    std::int64_t savedAt = 0; ///< seconds since 1970, UTC
    std::uint64_t size = 0;

    bool operator==(const FileVersion&) const = default;
};

/// Keeps the last versions of a file outside of its folder, below `folder`; the oldest go beyond the limit. A text that
/// is the newest version already is not kept twice. Fails with the codes of system_error.h.
[[nodiscard]] core::Result<void> keepFileVersion(
    const std::string& folder, const std::string& document, std::string_view text);
/// The newest first; empty where there are none.
[[nodiscard]] std::vector<FileVersion> fileVersions(const std::string& folder, const std::string& document);
/// Fails with "storage.missing" and as readFile does.
[[nodiscard]] core::Result<std::string> readFileVersion(
    const std::string& folder, const std::string& document, std::uint64_t number);

} // namespace statelight::storage
