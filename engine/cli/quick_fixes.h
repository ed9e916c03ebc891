#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/opened_file.h"
#include "core/result.h"

namespace statelight::cli {

/// Reads the definitions of a file from its text; the same ones in the same order while only they change.
using ReadDefinitions = std::function<std::vector<OpenedFile>(std::shared_ptr<const std::string>)>;

/// One quick fix that was made, and where its fault stood in the file before.
struct MadeFix {
    std::string title; ///< of the definition
    std::size_t line = 0;
    std::size_t column = 0;
    std::string label;
};

/// The definitions of a file after their safe quick fixes.
struct Mended {
    std::vector<OpenedFile> definitions;
    std::vector<MadeFix> fixes; ///< empty: nothing was changed
};

/// Makes all safe quick fixes, and those that only then show, each as the smallest change of the file's text. Fails as
/// document::applyFixes does, and with "fix.template" where a template would not hold the same machines afterwards.
[[nodiscard]] core::Result<Mended> mend(std::vector<OpenedFile> definitions, const ReadDefinitions& read);

} // namespace statelight::cli
