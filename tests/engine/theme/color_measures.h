#pragma once

#include "theme.h"

namespace statelight::tests {

enum class Vision { Typical, Protanopia, Deuteranopia, Tritanopia };

/// WCAG 2: ratio of relative luminances, 1 to 21.
[[nodiscard]] double contrast(theme::Color a, theme::Color b);
/// CIEDE2000 between two colours as a vision sees them (Machado 2009, severity 1, in linear RGB).
[[nodiscard]] double separation(theme::Color a, theme::Color b, Vision vision);
/// CIE L* of 0 to 100.
[[nodiscard]] double lightness(theme::Color color);
/// `over` with an opacity, on an opaque ground.
[[nodiscard]] theme::Color blended(theme::Color over, double opacity, theme::Color ground);

} // namespace statelight::tests
