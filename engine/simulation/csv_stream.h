#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "core/value.h"
#include "simulation/item_stream.h"

namespace statelight::simulation {

/// The rows of a CSV text as objects of texts. Fails with "items.headers" where two headers are equal.
[[nodiscard]] core::Result<std::unique_ptr<ItemStream>> openCsv(
    TextStream text, const core::Value& config, std::string source);

} // namespace statelight::simulation
