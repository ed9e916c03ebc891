#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/journal.h"

namespace statelight::storage {

/// Records of a journal's file: a kind, the payload's length and its checksum in one line, then the payload and a line
/// end. A reader stops at the first record that isn't whole. For Journal only.
[[nodiscard]] std::string baseRecord(std::string_view document, std::string_view text);
[[nodiscard]] std::string stepRecord(const JournalStep& step);
/// None where not even the first record is whole.
[[nodiscard]] std::optional<UnsavedDocument> readJournal(std::string_view bytes);

/// 16 hexadecimal digits (FNV-1a).
[[nodiscard]] std::string journalHash(std::string_view bytes);

} // namespace statelight::storage
