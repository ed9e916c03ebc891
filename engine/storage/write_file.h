#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace statelight::storage {

/// Replaces a file's content whole or not at all: whoever reads it, and whatever stops us, finds the old bytes or the
/// new ones. Mode and owner stay; a symbolic link stays one and its target is replaced; a new file gets the usual mode.
/// Pipes and devices are written to.
/// Fails with "storage.readOnly" for a file without write permission, and with the codes of system_error.h.
[[nodiscard]] core::Result<void> writeFile(const std::string& path, std::string_view content);

} // namespace statelight::storage
