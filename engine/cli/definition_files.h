#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "document/snapshot.h"

namespace statelight::cli {

/// A file that was named, or found in a folder that was named.
struct DefinitionFile {
    std::string path;
    bool isGuessed = false; ///< its ending doesn't tell a definition: passed over where its content doesn't either
};

/// The files themselves, and of folders all that may be definitions: *.asl.json, *.asl.yaml, *.asl.yml and *.asl, and
/// other JSON, YAML and Terraform files. Fails where a folder can't be read.
[[nodiscard]] core::Result<std::vector<DefinitionFile>> definitionFiles(const std::vector<std::string>& paths);

/// Whether a text may hold a definition, by a short look.
[[nodiscard]] bool mayBeDefinition(std::string_view text);
/// Whether it is an object with StartAt and States.
[[nodiscard]] bool isDefinition(const document::Snapshot& snapshot);

} // namespace statelight::cli
