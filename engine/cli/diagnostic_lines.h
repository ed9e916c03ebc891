#pragma once

#include "core/diagnostic.h"
#include "document/snapshot.h"
#include "source/line_index.h"

namespace statelight::cli {

/// Begin and end of a finding as people count them.
struct DiagnosticLines {
    explicit DiagnosticLines(const document::Snapshot& snapshot)
        : index(snapshot.tree.sharedText())
    {}
    [[nodiscard]] source::TextPosition begin(const core::Diagnostic& found) const
    {
        return index.position(found.range.begin);
    }
    [[nodiscard]] source::TextPosition end(const core::Diagnostic& found) const
    {
        return index.position(found.range.end);
    }

    source::LineIndex index;
};

} // namespace statelight::cli
