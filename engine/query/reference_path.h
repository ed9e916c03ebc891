#pragma once

#include <string_view>

#include "core/result.h"
#include "core/value.h"
#include "query/path.h"

namespace statelight::query {

/// A place in a document that can be written: ResultPath. It starts from `$` only.
class ReferencePath {
public:
    /// The path "$".
    ReferencePath() = default;

    /// Fails with "query.syntax".
    [[nodiscard]] static core::Result<ReferencePath> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return m_path.text(); }
    [[nodiscard]] bool isRoot() const { return m_path.isRoot(); }
    [[nodiscard]] const core::Value* find(const core::Value& root) const { return m_path.find(root); }

    /// `root` with `value` at this place; objects missing on the way are made, an item must be there.
    /// Fails with "query.path" where something on the way can't hold the next step.
    [[nodiscard]] core::Result<core::Value> set(core::Value root, core::Value value) const;

private:
    Path m_path;
};

} // namespace statelight::query
