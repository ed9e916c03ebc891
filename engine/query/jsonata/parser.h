#pragma once

#include <string_view>

#include "query/jsonata/expression.h"
#include "query/jsonata/fault.h"
#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// The tree of a text as its operators bind, before shapePaths() makes paths of it. No tree is higher than
/// treeHeightLimit ("U1001"). Other faults: the lexer's, S0201 to S0204, S0208, S0211, S0212, S0214, S0401, S0402.
[[nodiscard]] OrFault<NodePtr> parse(std::string_view text, Dialect dialect);

inline constexpr std::uint16_t treeHeightLimit = 800;
inline constexpr std::size_t parserDepthLimit = 400;

} // namespace statelight::query::jsonata
