#pragma once

#include <QtCore/QString>
#include <string_view>

namespace statelight::app {

/// The engine's UTF-8 as Qt's text.
[[nodiscard]] inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace statelight::app
