#pragma once

#include <string>

namespace statelight::query::jsonata {

/// A number as JavaScript prints it: the shortest digits that read back as it, plain from 1e-6 to below 1e21.
[[nodiscard]] std::string numberText(double number);

/// `number` with `places` decimal places, ties to the even neighbour as JSONata's `$round` has it; `places` may be
/// negative. The shift goes over the decimal digits, so that 4.525 is a tie.
[[nodiscard]] double roundHalfEven(double number, int places);

} // namespace statelight::query::jsonata
