#include "app/scene/fonts.h"

#include <QtCore/QDir>
#include <QtGui/QFont>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>

#include "theme.h"

// Q_INIT_RESOURCE must be outside of any namespace.
static void initializeResources()
{
    Q_INIT_RESOURCE(statelight_embedded);
}

namespace statelight::app {

void loadFonts()
{
    initializeResources();
    const QDir fonts(QStringLiteral(":/fonts"));
    for (const QString& file : fonts.entryList())
        QFontDatabase::addApplicationFont(fonts.filePath(file));
    const theme::Font& body = theme::font::body;
    QFont font(QString::fromUtf8(body.family.data(), static_cast<qsizetype>(body.family.size())));
    font.setPixelSize(body.size);
    QGuiApplication::setFont(font);
}

} // namespace statelight::app
