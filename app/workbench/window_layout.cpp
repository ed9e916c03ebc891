#include "app/workbench/window_layout.h"

#include <QtCore/QSettings>
#include <QtGui/QGuiApplication>
#include <QtGui/QPalette>
#include <algorithm>

namespace statelight::app {

WindowLayout::WindowLayout(QSettings* settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    if (!m_settings)
        return;
    m_theme = static_cast<Theme>(std::clamp(m_settings->value("theme", 0).toInt(), 0, 2));
    m_isPaletteShown = m_settings->value("paletteShown", true).toBool();
    m_isInspectorShown = m_settings->value("inspectorShown", true).toBool();
    m_inspectorWidth = std::clamp(m_settings->value("inspectorWidth", m_inspectorWidth).toReal(), 280.0, 640.0);
    m_panelHeight = std::clamp(m_settings->value("panelHeight", m_panelHeight).toReal(), 120.0, 600.0);
    m_codeShare = std::clamp(m_settings->value("codeShare", m_codeShare).toReal(), 0.2, 0.8);
}

template <class T>
void WindowLayout::set(T& member, T value, const char* key)
{
    if (member == value)
        return;
    member = value;
    if (m_settings)
        m_settings->setValue(QLatin1String(key), QVariant::fromValue(value));
    emit changed();
}

void WindowLayout::setTheme(Theme theme)
{
    auto number = static_cast<int>(m_theme);
    m_theme = theme;
    set(number, static_cast<int>(theme), "theme");
}

bool WindowLayout::isDark() const
{
    if (m_theme != System)
        return m_theme == Dark;
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

void WindowLayout::setPaletteShown(bool shown)
{
    set(m_isPaletteShown, shown, "paletteShown");
}

void WindowLayout::setInspectorShown(bool shown)
{
    set(m_isInspectorShown, shown, "inspectorShown");
}

void WindowLayout::setInspectorWidth(qreal width)
{
    set(m_inspectorWidth, std::clamp(width, 280.0, 640.0), "inspectorWidth");
}

void WindowLayout::setPanelHeight(qreal height)
{
    set(m_panelHeight, std::clamp(height, 120.0, 600.0), "panelHeight");
}

void WindowLayout::setCodeShare(qreal share)
{
    set(m_codeShare, std::clamp(share, 0.2, 0.8), "codeShare");
}

} // namespace statelight::app
