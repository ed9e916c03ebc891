#include "app/document/duration_text.h"

#include <QtCore/QStringList>
#include <cmath>

namespace statelight::app {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

QString secondsText(std::int64_t milliseconds)
{
    const auto tenths = milliseconds / 100;
    return tenths % 10 == 0 ? QStringLiteral("%1 s").arg(tenths / 10)
                            : QStringLiteral("%1.%2 s").arg(tenths / 10).arg(tenths % 10);
}

QString oneDecimal(std::int64_t milliseconds, std::int64_t unit, QLatin1String name)
{
    const double tenths = std::round(static_cast<double>(milliseconds) * 10 / static_cast<double>(unit)) / 10;
    const bool isWhole = tenths >= 100 || tenths == std::floor(tenths);
    return QString::number(tenths, 'f', isWhole ? 0 : 1) + u'\u00a0' + name;
}

} // namespace

QString durationText(std::int64_t milliseconds)
{
    QStringList parts;
    if (milliseconds >= day) {
        parts += QStringLiteral("%1 d").arg(milliseconds / day);
    }
    if (milliseconds >= hour) {
        parts += QStringLiteral("%1 h").arg(milliseconds % day / hour);
    }
    if (milliseconds >= minute && milliseconds % hour != 0) {
        parts += QStringLiteral("%1 min").arg(milliseconds % hour / minute);
    }
    if (parts.isEmpty() || milliseconds % minute != 0) {
        parts += secondsText(milliseconds % minute);
    }
    return parts.join(u' ');
}

QString shortDurationText(std::int64_t milliseconds)
{
    if (milliseconds < minute) {
        return oneDecimal(milliseconds, 1000, QLatin1String("s"));
    }
    if (milliseconds < hour) {
        return oneDecimal(milliseconds, minute, QLatin1String("min"));
    }
    if (milliseconds < 2 * day) {
        return oneDecimal(milliseconds, hour, QLatin1String("h"));
    }
    return oneDecimal(milliseconds, day, QLatin1String("d"));
}

} // namespace statelight::app
