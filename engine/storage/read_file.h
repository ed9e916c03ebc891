// storage is the one room that touches the user's files: it reads with limits, writes atomically, and keeps what stands
// beside a definition. It knows values and bytes; it must never know what a state machine is.
#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include "core/result.h"

namespace statelight::storage {

/// A definition over this is refused with a message; data files have no limit.
inline constexpr std::size_t definitionLimit = std::size_t{16} * 1024 * 1024;
inline constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

/// The bytes of a file, which are UTF-8 (a byte order mark stays). "-" is standard input. Fails with "storage.missing",
/// "storage.directory", "storage.permission", "storage.size", "storage.encoding" or "storage.read"; messages name the
/// file.
[[nodiscard]] core::Result<std::string> readTextFile(const std::string& path, std::size_t limit = unlimited);

/// The same without a look at the encoding.
[[nodiscard]] core::Result<std::string> readFile(const std::string& path, std::size_t limit = unlimited);

/// The offset of the first byte that is no part of well-formed UTF-8, or text.size().
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view text);

} // namespace statelight::storage
