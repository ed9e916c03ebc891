#pragma once

#include <string>

#include "core/result.h"

namespace statelight::storage {

/// 'orders.asl.json'
[[nodiscard]] std::string quoted(const std::string& path);

/// What a number of <cerrno> means for somebody who wanted to read or write the file. Codes: "storage.missing",
/// "storage.directory", "storage.permission", "storage.readOnly", "storage.space", "storage.read" and "storage.write".
[[nodiscard]] core::Error readError(const std::string& path, int number);
[[nodiscard]] core::Error writeError(const std::string& path, int number);

} // namespace statelight::storage
