#pragma once

#include <memory>
#include <ostream>
#include <span>
#include <string>

#include "document/snapshot.h"

namespace statelight::cli {

/// One file that was validated.
struct Validated {
    std::string file;
    std::shared_ptr<const document::Snapshot> snapshot;
};

/// For people: a line a finding with the source line and a caret below, then a summary.
void writeText(std::ostream& out, std::span<const Validated> files, bool colours);
/// What ValidateStateMachineDefinition answers, with line and column beside; of several files one object a line, each
/// with "file".
void writeJson(std::ostream& out, std::span<const Validated> files);
/// Workflow commands that GitHub shows beside the lines of a change.
void writeGithub(std::ostream& out, std::span<const Validated> files);
/// One SARIF 2.1.0 log.
void writeSarif(std::ostream& out, std::span<const Validated> files);

[[nodiscard]] bool hasErrors(const Validated& validated);

} // namespace statelight::cli
