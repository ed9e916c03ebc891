#include "color_measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace statelight::tests {

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr std::array<Matrix, 4> visions{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

double linear(std::uint8_t channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Triple linearRgb(theme::Color color)
{
    return {linear(color.red), linear(color.green), linear(color.blue)};
}

Triple times(const Matrix& matrix, const Triple& vector)
{
    Triple product{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            product.at(row) += matrix.at(row).at(column) * vector.at(column);
    return product;
}

double labCurve(double value)
{
    return value > 216.0 / 24389 ? std::cbrt(value) : (24389.0 / 27 * value + 16) / 116;
}

Triple lab(const Triple& rgb)
{
    constexpr Matrix toXyz{
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = times(toXyz, rgb);
    const double x = labCurve(xyz[0] / 0.95047);
    const double y = labCurve(xyz[1]);
    const double z = labCurve(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double luminance(theme::Color color)
{
    const Triple rgb = linearRgb(color);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

double degrees(double b, double a)
{
    if (a == 0 && b == 0)
        return 0;
    const double angle = std::atan2(b, a) * 180 / std::numbers::pi;
    return angle < 0 ? angle + 360 : angle;
}

double cosine(double angle)
{
    return std::cos(angle * std::numbers::pi / 180);
}

double meanHue(double first, double second, double chromas)
{
    if (chromas == 0)
        return first + second;
    if (std::abs(first - second) <= 180)
        return (first + second) / 2;
    return first + second < 360 ? (first + second + 360) / 2 : (first + second - 360) / 2;
}

double hueStep(double first, double second, double chromas)
{
    if (chromas == 0)
        return 0;
    const double step = second - first;
    if (std::abs(step) <= 180)
        return step;
    return step > 180 ? step - 360 : step + 360;
}

double chromaWeight(double chroma)
{
    const double seventh = std::pow(chroma, 7);
    return std::sqrt(seventh / (seventh + std::pow(25.0, 7)));
}

double ciede2000(const Triple& first, const Triple& second)
{
    const double meanPlainChroma = (std::hypot(first[1], first[2]) + std::hypot(second[1], second[2])) / 2;
    const double stretch = 1 + 0.5 * (1 - chromaWeight(meanPlainChroma));
    const double a1 = first[1] * stretch;
    const double a2 = second[1] * stretch;
    const double c1 = std::hypot(a1, first[2]);
    const double c2 = std::hypot(a2, second[2]);
    const double h1 = degrees(first[2], a1);
    const double h2 = degrees(second[2], a2);
    const double meanL = (first[0] + second[0]) / 2;
    const double meanC = (c1 + c2) / 2;
    const double meanH = meanHue(h1, h2, c1 * c2);
    const double t = 1 - 0.17 * cosine(meanH - 30) + 0.24 * cosine(2 * meanH) + 0.32 * cosine(3 * meanH + 6)
        - 0.20 * cosine(4 * meanH - 63);
    const double square = std::pow(meanL - 50, 2);
    const double lStep = (second[0] - first[0]) / (1 + 0.015 * square / std::sqrt(20 + square));
    const double cStep = (c2 - c1) / (1 + 0.045 * meanC);
    const double hStep = 2 * std::sqrt(c1 * c2) * std::sin(hueStep(h1, h2, c1 * c2) * std::numbers::pi / 360)
        / (1 + 0.015 * meanC * t);
    const double turn = 60 * std::exp(-std::pow((meanH - 275) / 25, 2)) * std::numbers::pi / 180;
    const double rotation = -2 * chromaWeight(meanC) * std::sin(turn);
    return std::sqrt(lStep * lStep + cStep * cStep + hStep * hStep + rotation * cStep * hStep);
}

Triple seen(theme::Color color, Vision vision)
{
    Triple rgb = times(visions.at(static_cast<std::size_t>(vision)), linearRgb(color));
    for (double& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    return lab(rgb);
}

std::uint8_t mixed(std::uint8_t over, double opacity, std::uint8_t ground)
{
    return static_cast<std::uint8_t>(std::lround(over * opacity + ground * (1 - opacity)));
}

} // namespace

double contrast(theme::Color a, theme::Color b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

double separation(theme::Color a, theme::Color b, Vision vision)
{
    return ciede2000(seen(a, vision), seen(b, vision));
}

double lightness(theme::Color color)
{
    return lab(linearRgb(color))[0];
}

theme::Color blended(theme::Color over, double opacity, theme::Color ground)
{
    return {mixed(over.red, opacity, ground.red), mixed(over.green, opacity, ground.green),
        mixed(over.blue, opacity, ground.blue)};
}

} // namespace statelight::tests
