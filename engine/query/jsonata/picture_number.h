#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/value.h"
#include "query/jsonata/picture_fault.h"

namespace statelight::query::jsonata {

/// A picture of `$formatNumber`, by fn:format-number of XPath Functions 3.1 as JSONata reads it: it answers as
/// JSONata's own implementation, also where that departs from XPath (grouping of a number shorter than its picture).
class NumberPicture {
public:
    /// `options` is null or an object as fn:format-number names them ("decimal-separator", "zero-digit", ...); members
    /// that are no text or an empty one are left out of account.
    /// Fails with D3080 to D3093, the last one that holds where several do.
    [[nodiscard]] static Pictured<NumberPicture> compile(std::string_view picture, const core::Value& options = {});

    [[nodiscard]] std::string format(double number) const;

private:
    struct Parts;
    std::shared_ptr<const Parts> m_parts;
};

} // namespace statelight::query::jsonata
