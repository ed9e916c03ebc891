#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "document/snapshot.h"

namespace statelight::cli {

/// Reads a text as the definition that is to be mended.
using ReadSnapshot = std::function<std::shared_ptr<const document::Snapshot>(std::shared_ptr<const std::string>)>;

/// One quick fix that was made, and where its fault stood in the text before.
struct MadeFix {
    std::size_t line = 0;
    std::size_t column = 0;
    std::string label;
};

/// A definition after its safe quick fixes.
struct Mended {
    std::shared_ptr<const document::Snapshot> snapshot;
    std::vector<MadeFix> fixes; ///< empty: nothing was changed
};

/// Makes all safe quick fixes, and those that only then show, each as the smallest change of the text.
[[nodiscard]] core::Result<Mended> mend(std::shared_ptr<const document::Snapshot> snapshot, const ReadSnapshot& read);

} // namespace statelight::cli
