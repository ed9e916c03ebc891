#pragma once

#include <string>

#include "source/source_tree.h"

namespace statelight::source {

/// How a file is written, so that new text looks like the rest of it.
struct FileStyle {
    std::string indent = "  "; ///< one level
    std::string lineEnd = "\n";
    std::string colon = ": "; ///< from a key to its value
    std::string comma = ", "; ///< between two values on one line
    bool oneLine = false; ///< the whole file, as a program writes it
    bool breaksScalarArrays = true; ///< ["a", "b"] over several lines
    bool padsObjects = true; ///< { "a": 1 } on one line, not {"a": 1}

    bool yaml = false; ///< the rest is of YAML alone, where the fields above speak of lists and mappings in brackets
    bool indentsLists = true; ///< the dashes stand deeper than the key of their list
    char quote = 0; ///< around text that needs no quotes: ' or " or 0 for none
    char keyQuote = 0; ///< the same for keys
    char neededQuote = '"'; ///< around text that needs quotes

    bool operator==(const FileStyle&) const = default;
};

/// What most of the file does; the defaults where it says nothing.
[[nodiscard]] FileStyle detectStyle(const SourceTree& tree);

} // namespace statelight::source
