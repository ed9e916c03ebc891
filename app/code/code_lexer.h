#pragma once

#include <QtCore/QStringView>
#include <cstdint>
#include <vector>

#include "source/source_tree.h"

namespace statelight::app {

enum class TokenKind : std::uint8_t { Text, Key, String, Number, Literal, Punctuation, Comment, Placeholder, Variable };

/// A coloured stretch of one line, in UTF-16 units. `isExpression`: inside {% … %}.
struct CodeToken {
    int begin = 0;
    int length = 0;
    TokenKind kind = TokenKind::Text;
    bool isExpression = false;
    bool operator==(const CodeToken&) const = default;
};

/// What a line leaves to the next: the block scalar and the JSONata expression that go on.
struct LexState {
    int blockIndent = -1; ///< YAML: the indent that the lines of a block scalar exceed; -1 outside
    bool inExpression = false;
    bool operator==(const LexState&) const = default;
};

/// The tokens of one line in order; blanks and plain text between them are left out. Total: never fails.
[[nodiscard]] std::vector<CodeToken> lexLine(QStringView line, source::Format format, LexState& state);

} // namespace statelight::app
