#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace statelight::app {

/// How the window is arranged and coloured, remembered between starts.
class WindowLayout : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench has the layout")
    Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY changed FINAL)
    Q_PROPERTY(bool dark READ isDark NOTIFY changed FINAL)
    Q_PROPERTY(bool paletteShown READ isPaletteShown WRITE setPaletteShown NOTIFY changed FINAL)
    Q_PROPERTY(bool inspectorShown READ isInspectorShown WRITE setInspectorShown NOTIFY changed FINAL)
    Q_PROPERTY(qreal inspectorWidth READ inspectorWidth WRITE setInspectorWidth NOTIFY changed FINAL)
    Q_PROPERTY(qreal panelHeight READ panelHeight WRITE setPanelHeight NOTIFY changed FINAL)
    Q_PROPERTY(qreal codeShare READ codeShare WRITE setCodeShare NOTIFY changed FINAL)

public:
    enum Theme { System, Light, Dark };
    Q_ENUM(Theme)

    /// Without settings (null) nothing is remembered beyond this process.
    explicit WindowLayout(QSettings* settings, QObject* parent = nullptr);

    [[nodiscard]] Theme theme() const { return m_theme; }
    void setTheme(Theme theme);
    /// The theme in force: the desktop's palette decides for System.
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] bool isPaletteShown() const { return m_isPaletteShown; }
    void setPaletteShown(bool shown);
    [[nodiscard]] bool isInspectorShown() const { return m_isInspectorShown; }
    void setInspectorShown(bool shown);
    /// 280 to 640 logical pixels.
    [[nodiscard]] qreal inspectorWidth() const { return m_inspectorWidth; }
    void setInspectorWidth(qreal width);
    /// 120 to 600 logical pixels.
    [[nodiscard]] qreal panelHeight() const { return m_panelHeight; }
    void setPanelHeight(qreal height);
    /// The code view's part of the width in Split, 0.2 to 0.8.
    [[nodiscard]] qreal codeShare() const { return m_codeShare; }
    void setCodeShare(qreal share);

signals:
    void changed();

private:
    template <class T>
    void set(T& member, T value, const char* key);

    QSettings* m_settings;
    Theme m_theme = System;
    bool m_isPaletteShown = true;
    bool m_isInspectorShown = true;
    qreal m_inspectorWidth = 360;
    qreal m_panelHeight = 228;
    qreal m_codeShare = 0.55;
};

} // namespace statelight::app
