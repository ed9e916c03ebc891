#pragma once

#include <memory>
#include <string_view>

#include "core/result.h"

namespace statelight::query {

/// A compiled regular expression of a filter.
class Pattern {
public:
    /// `flags` as in Java's inline flags; those of i, m, s, x, u are known, others are ignored.
    [[nodiscard]] static core::Result<Pattern> compile(std::string_view pattern, std::string_view flags);

    /// Whether the whole text matches. False too where matching would take unreasonably long.
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    struct Code;
    std::shared_ptr<const Code> m_code;
};

} // namespace statelight::query
