#include "require_shared.h"

#include <QFileInfo>

namespace statelight::tests {

QString sharedFolder()
{
    const QFileInfo folder(QStringLiteral(STATELIGHT_SHARED_DIR));
    return folder.isDir() ? folder.canonicalFilePath() : QString();
}

} // namespace statelight::tests
