#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/given_values.h"
#include "core/value.h"
#include "document/snapshot.h"
#include "simulation/mock_file.h"

namespace statelight::cli {

/// These give nothing after having said on standard error what is wrong, with file, line and column.
/// A definition is JSON or YAML and at most 16 MB, or stands in a template, where `machine` names it if there are
/// several. The first function refuses broken texts; the second puts values for `${…}` in place and refuses everything
/// that the validator then calls an error. Warnings are the caller's to tell.
[[nodiscard]] std::shared_ptr<const document::Snapshot> readDefinition(
    const std::string& path, asl::WorkflowType type = asl::WorkflowType::Standard, const std::string& machine = {});
[[nodiscard]] std::shared_ptr<const document::Snapshot> readValidDefinition(
    const std::string& path, asl::WorkflowType type, GivenValues& values, const std::string& machine = {});
[[nodiscard]] std::optional<core::Value> readJsonFile(const std::string& path);
[[nodiscard]] std::optional<simulation::MockFile> readMockFile(const std::string& path);

/// "orders" of "flows/orders.asl.json": the file's name up to its first dot.
[[nodiscard]] std::string stem(std::string_view path);

} // namespace statelight::cli
