#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/diagnostic.h"
#include "core/result.h"

namespace statelight::cli {

/// "statelight-cli: error: …" on standard error.
void printError(std::string_view message);
/// The same for an Error; returns exitUsage, since what can't be read or used is wrong usage.
int printError(const core::Error& error);

/// "orders.asl.json:12:7: error: …" on standard error.
void printPlaced(std::string_view file, std::size_t line, std::size_t column, std::string_view message);

/// One line a diagnostic on standard error: "orders.asl.json:12:7: error: … [CODE]". Line and column (of bytes) count
/// from 1 in `text`; a diagnostic without a range but with a location that is a JSON pointer is placed by `text` too.
void printDiagnostics(std::string_view file, std::string_view text, const core::Diagnostics& diagnostics);

} // namespace statelight::cli
