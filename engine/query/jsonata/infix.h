#pragma once

#include <string_view>

#include "query/jsonata/lexer.h"
#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// An operator that stands behind its left operand, and how strongly it binds.
struct Infix {
    std::string_view symbol;
    int power = 0;
    NodeKind kind = NodeKind::Literal;
    Symbol meaning = Symbol::None;
};

/// Null for a token that is none.
[[nodiscard]] const Infix* infixOf(const Token& token);

} // namespace statelight::query::jsonata
