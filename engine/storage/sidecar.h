#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/value.h"

namespace statelight::storage {

/// What Statelight remembers about a definition without touching it: `<file name>.statelight.json` beside the file.
/// Small, sorted, safe to delete; never positions.
struct Sidecar {
    std::vector<std::string> breakpoints; ///< JSON pointers of states
    std::vector<std::string> disabledRules; ///< lint rules that are switched off for the definition
    std::string input; ///< the text of the last input
    std::string mocks; ///< the mock file, relative to the definition's folder
    std::string objects; ///< the folder that plays S3, relative to the definition's folder
    std::map<std::string, std::string> placeholders; ///< values for ${…}
    std::string testCase;
    core::Value others = core::Value::object({}); ///< members that this version doesn't know, kept

    [[nodiscard]] bool isEmpty() const;
    bool operator==(const Sidecar&) const = default;
};

[[nodiscard]] std::string sidecarPath(const std::string& definition);
/// An empty one where there is no file. Fails with "storage.sidecar" where the file is no JSON object, and as readFile
/// does.
[[nodiscard]] core::Result<Sidecar> readSidecar(const std::string& definition);
/// Removes the file when there is nothing to remember.
[[nodiscard]] core::Result<void> writeSidecar(const std::string& definition, const Sidecar& sidecar);

} // namespace statelight::storage
