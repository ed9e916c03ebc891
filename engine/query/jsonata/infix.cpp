#include "query/jsonata/infix.h"

#include <algorithm>
#include <array>

namespace statelight::query::jsonata {

namespace {

constexpr std::array<Infix, 28> infixes = {{
    {".", 75, NodeKind::Map},
    {"[", 80, NodeKind::Predicate},
    {"{", 70, NodeKind::Group},
    {"(", 80, NodeKind::Call},
    {"@", 80, NodeKind::Focus},
    {"#", 80, NodeKind::Index},
    {"?", 20, NodeKind::Condition},
    {"+", 50, NodeKind::Arithmetic, Symbol::Plus},
    {"-", 50, NodeKind::Arithmetic, Symbol::Minus},
    {"*", 60, NodeKind::Arithmetic, Symbol::Times},
    {"/", 60, NodeKind::Arithmetic, Symbol::Divide},
    {"%", 60, NodeKind::Arithmetic, Symbol::Modulo},
    {"=", 40, NodeKind::Equal, Symbol::Equal},
    {"!=", 40, NodeKind::Equal, Symbol::NotEqual},
    {"<", 40, NodeKind::Compare, Symbol::Less},
    {">", 40, NodeKind::Compare, Symbol::Greater},
    {"<=", 40, NodeKind::Compare, Symbol::LessEqual},
    {">=", 40, NodeKind::Compare, Symbol::GreaterEqual},
    {"^", 40, NodeKind::OrderBy},
    {":=", 10, NodeKind::Bind},
    {"~>", 40, NodeKind::Apply},
    {"?:", 40, NodeKind::Default},
    {"??", 40, NodeKind::Coalesce},
    {"and", 30, NodeKind::And},
    {"or", 25, NodeKind::Or},
    {"in", 40, NodeKind::In},
    {"&", 50, NodeKind::Concat},
    {"..", 0, NodeKind::Range},
}};

} // namespace

const Infix* infixOf(const Token& token)
{
    if (token.kind != TokenKind::Operator)
        return nullptr;
    const auto* found
        = std::find_if(infixes.begin(), infixes.end(), [&](const Infix& infix) { return infix.symbol == token.text; });
    return found == infixes.end() ? nullptr : found;
}

} // namespace statelight::query::jsonata
