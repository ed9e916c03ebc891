#pragma once

#include <cstddef>
#include <string_view>

#include "core/result.h"
#include "core/value.h"

namespace statelight::simulation {

/// The items that an object's text holds for a distributed Map, as an array. `config` is the state's ReaderConfig with
/// its values evaluated: InputType CSV, JSON or JSONL, CSVHeaderLocation, CSVHeaders, CSVDelimiter, ItemsPointer,
/// MaxItems. Fails with "items.…"; the message is the cause of States.ItemReaderFailed.
[[nodiscard]] core::Result<core::Value> readItems(std::string_view text, const core::Value& config);
/// MaxItems of a ReaderConfig; without one there is no limit.
[[nodiscard]] std::size_t mostItems(const core::Value& config);

} // namespace statelight::simulation
