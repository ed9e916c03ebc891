#pragma once

#include <QtGui/QColor>
#include <theme.h>

namespace statelight::app {

/// A token of the theme as Qt's colour, `opacity` times as opaque.
[[nodiscard]] inline QColor toColor(theme::Color token, double opacity = 1)
{
    QColor made(token.red, token.green, token.blue, token.alpha);
    made.setAlphaF(made.alphaF() * static_cast<float>(opacity));
    return made;
}

} // namespace statelight::app
