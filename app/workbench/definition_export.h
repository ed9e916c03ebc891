#pragma once

#include <QtCore/QString>

#include "core/result.h"
#include "document/snapshot.h"
#include "exporters/svg.h"

namespace statelight::app {

/// Whether exportDefinition writes files of this name.
[[nodiscard]] bool isTextExport(const QString& path);
/// Writes the definition in the form that the file's ending names: .svg (the graph as a picture), .min.json, .json,
/// .yaml or .yml. To be called on the thread that lays out. Fails with "export.broken" where the text can't be read,
/// and as storage::writeFile does.
[[nodiscard]] core::Result<void> exportDefinition(
    const document::Snapshot& snapshot, exporters::Shade shade, const QString& path);
/// The definition's values in the other of the two forms, JSON and YAML.
[[nodiscard]] std::string convertedText(const document::Snapshot& snapshot);
/// Whether JSON has no room for something in the text: YAML's tags and whole lines of comments.
[[nodiscard]] bool losesToJson(const document::Snapshot& snapshot);

} // namespace statelight::app
