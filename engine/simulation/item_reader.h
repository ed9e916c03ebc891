#pragma once

#include <string_view>

#include "core/result.h"
#include "core/value.h"

namespace statelight::simulation {

/// The items that an object's text holds for a distributed Map, as an array. `config` is the state's ReaderConfig with
/// its values evaluated: InputType CSV, JSON or JSONL, CSVHeaderLocation, CSVHeaders, CSVDelimiter, ItemsPointer,
/// MaxItems. Fails with "items.…"; the message is the cause of States.ItemReaderFailed.
[[nodiscard]] core::Result<core::Value> readItems(std::string_view text, const core::Value& config);

} // namespace statelight::simulation
