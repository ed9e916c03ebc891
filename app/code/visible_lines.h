#pragma once

#include <QtCore/QtGlobal>

class QTextBlock;
class QTextDocument;

namespace statelight::app {

/// The first line of a text, of those that aren't folded away, whose bottom lies below `top`.
[[nodiscard]] QTextBlock firstVisibleLine(const QTextDocument& text, qreal top);
/// The next line that isn't folded away; invalid behind the last.
[[nodiscard]] QTextBlock nextVisibleLine(const QTextBlock& line);

} // namespace statelight::app
