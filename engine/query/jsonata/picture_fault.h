#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace statelight::query::jsonata {

/// Why a picture can't be used, by JSONata's own code ("D3081"); `value` is the part at fault, if the code has one.
struct PictureFault {
    std::string code;
    std::string value;

    bool operator==(const PictureFault&) const = default;
};

template <class T>
using Pictured = tl::expected<T, PictureFault>;

[[nodiscard]] inline tl::unexpected<PictureFault> pictureFault(std::string code, std::string value = {})
{
    return tl::unexpected<PictureFault>(PictureFault{std::move(code), std::move(value)});
}

/// What pictures may ask for at most: digits of padding, and letters of a Roman numeral.
inline constexpr int pictureWidthLimit = 1'000'000;

/// Where JSONata 2.0.6, which Step Functions runs, and the newest one read a picture differently.
enum class Edition : std::uint8_t { V2_0_6, Latest };

} // namespace statelight::query::jsonata
