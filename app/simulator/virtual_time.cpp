#include "app/simulator/virtual_time.h"

#include <QtCore/QStringList>

namespace statelight::app {

namespace {

QString secondsText(std::int64_t milliseconds)
{
    const auto tenths = milliseconds / 100;
    return tenths % 10 == 0 ? QStringLiteral("%1 s").arg(tenths / 10)
                            : QStringLiteral("%1.%2 s").arg(tenths / 10).arg(tenths % 10);
}

} // namespace

QString virtualTimeText(std::int64_t milliseconds)
{
    constexpr std::int64_t minute = 60'000;
    constexpr std::int64_t hour = 60 * minute;
    constexpr std::int64_t day = 24 * hour;
    QStringList parts;
    if (milliseconds >= day) {
        parts += QStringLiteral("%1 d").arg(milliseconds / day);
    }
    if (milliseconds >= hour) {
        parts += QStringLiteral("%1 h").arg(milliseconds % day / hour);
    }
    if (milliseconds >= minute && milliseconds % hour != 0) {
        parts += QStringLiteral("%1 m").arg(milliseconds % hour / minute);
    }
    if (parts.isEmpty() || milliseconds % minute != 0) {
        parts += secondsText(milliseconds % minute);
    }
    return parts.join(u' ');
}

} // namespace statelight::app
