#include <QtCore/QFileInfo>
#include <QtCore/QSettings>

#include "app/document/qt_text.h"
#include "app/scene/canvas_item.h"
#include "app/scene/picture_file.h"
#include "app/workbench/workbench.h"
#include "document/snapshot.h"

namespace statelight::app {

namespace {

const QString openFilesKey = QStringLiteral("openFiles");

} // namespace

bool Workbench::save(Tab& tab)
{
    Document& document = *tab.document();
    if (document.path().isEmpty()) {
        emit saveDialogRequested(document.title());
        return false;
    }
    if (document.diskState() == Document::DiskState::Changed && !merge(tab))
        return false;
    const auto saved = document.save();
    if (!saved)
        document.report(saved.error());
    return saved.has_value();
}

void Workbench::saveAs(const QUrl& file)
{
    Document& document = *current()->document();
    if (const auto saved = document.saveAs(file.toLocalFile()); !saved) {
        document.report(saved.error());
        return;
    }
    current()->setChangedOnDisk(false);
    m_recentFiles.add(document.path());
}

void Workbench::exportPicture(const QUrl& file)
{
    Scene& scene = *current()->scene();
    scene.waitForPicture();
    const bool isDark = scene.canvas() != nullptr && scene.canvas()->isDark();
    const auto written
        = writePicture(*scene.picture(), scene.overlay(), isDark ? theme::dark : theme::light, file.toLocalFile());
    if (written)
        setNotice(tr("The picture was written to %1.").arg(shortPath(file.toLocalFile())));
    else
        current()->document()->report(written.error());
}

void Workbench::keepMine()
{
    current()->setChangedOnDisk(false);
    if (const auto saved = current()->document()->save(); !saved)
        current()->document()->report(saved.error());
}

void Workbench::takeFromDisk()
{
    current()->setChangedOnDisk(false);
    if (const auto taken = current()->document()->reload(); !taken)
        current()->document()->report(taken.error());
}

bool Workbench::merge(Tab& tab)
{
    if (const auto merged = tab.document()->mergeFromDisk(); !merged) {
        tab.setChangedOnDisk(true);
        return false;
    }
    tab.setChangedOnDisk(false);
    setNotice(tr("Another program has changed %1. Its changes were taken over; undo takes them back.")
                  .arg(tab.document()->title()));
    return true;
}

void Workbench::checkDisk()
{
    if (!current())
        return;
    Tab& tab = *current();
    const Document::DiskState state = tab.document()->diskState();
    if (state == Document::DiskState::Gone && !tab.isGone())
        setNotice(tr("%1 is no longer there. Saving writes it again.").arg(shortPath(tab.document()->path())));
    tab.setGone(state == Document::DiskState::Gone);
    if (state != Document::DiskState::Changed)
        return;
    if (tab.document()->isDirty())
        merge(tab);
    else
        takeFromDisk();
}

void Workbench::showTheirs()
{
    auto theirs = Document::open(current()->document()->path());
    if (!theirs) {
        current()->document()->report(theirs.error());
        return;
    }
    Document& mine = *current()->document();
    current()->setChangedOnDisk(false);
    show(std::make_unique<Document>(tr("%1 on disk").arg(mine.title()), *(*theirs)->text(), mine.format()));
}

void Workbench::rememberFiles()
{
    if (m_settings == nullptr)
        return;
    QStringList paths;
    for (int row = 0; row < m_tabs.count(); ++row) {
        if (const QString path = m_tabs.at(row)->document()->path(); !path.isEmpty())
            paths.append(path);
    }
    m_settings->setValue(openFilesKey, paths);
}

void Workbench::openRememberedFiles()
{
    if (m_settings == nullptr)
        return;
    const QStringList paths = m_settings->value(openFilesKey).toStringList();
    for (const QString& path : paths) {
        if (QFileInfo::exists(path))
            openFile(path);
    }
}

void Workbench::findUnsaved()
{
    if (!m_stateFolder.empty())
        m_unsaved = storage::findUnsaved(m_stateFolder + "/journal");
    emit unsavedChanged();
}

QString Workbench::unsavedTitle() const
{
    if (m_unsaved.empty())
        return {};
    const QString name = fromUtf8(m_unsaved.front().document);
    return name.startsWith(QChar(u'/')) ? shortPath(name) : tr("a file without a name");
}

void Workbench::restoreUnsaved()
{
    if (m_unsaved.empty())
        return;
    const storage::UnsavedDocument unsaved = m_unsaved.front();
    const QString path = fromUtf8(unsaved.document);
    const bool isOpen = QFileInfo::exists(path) && openFile(path);
    if (!isOpen)
        show(std::make_unique<Document>(
            QFileInfo(path).fileName(), unsaved.base, document::guessFormat(unsaved.document, unsaved.base)));
    discardUnsaved();
    Document& document = *current()->document();
    if (const auto done = document.setText(unsaved.text, tr("Restore unsaved changes")); !done)
        document.report(done.error());
}

void Workbench::discardUnsaved()
{
    if (m_unsaved.empty())
        return;
    storage::forgetUnsaved(m_unsaved.front());
    m_unsaved.erase(m_unsaved.begin());
    emit unsavedChanged();
}

} // namespace statelight::app
