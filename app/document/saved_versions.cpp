#include "app/document/saved_versions.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include "storage/file_versions.h"

namespace statelight::app {

SavedVersions::SavedVersions(Document& document, std::string folder)
    : m_document(document)
    , m_folder(std::move(folder))
{
    connect(&document, &Document::saved, this, &SavedVersions::keep);
}

// The text before the first save here may be somebody else's work.
void SavedVersions::keep(const Document::Text& before)
{
    if (!isKept())
        return;
    const std::string path = m_document.place().text().toStdString();
    core::Result<void> kept;
    if (before)
        kept = storage::keepFileVersion(m_folder, path, *before);
    if (kept)
        kept = storage::keepFileVersion(m_folder, path, *m_document.text());
    if (!kept)
        m_document.report(kept.error());
}

QVariantList SavedVersions::list() const
{
    QVariantList rows;
    const QLocale locale;
    for (const storage::FileVersion& version :
        storage::fileVersions(m_folder, m_document.place().text().toStdString())) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(version.savedAt);
        rows.append(QVariantMap{{"number", static_cast<qulonglong>(version.number)},
            {"time", locale.toString(time, QLocale::LongFormat)},
            {"size", locale.formattedDataSize(static_cast<qint64>(version.size))}});
    }
    return rows;
}

void SavedVersions::restore(qulonglong number)
{
    const auto text = storage::readFileVersion(m_folder, m_document.place().text().toStdString(), number);
    const auto done = text.and_then(
        [this](const std::string& found) { return m_document.setText(found, tr("Take an earlier version")); });
    if (!done)
        m_document.report(done.error());
}

} // namespace statelight::app
