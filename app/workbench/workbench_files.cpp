#include <QtCore/QFileInfo>
#include <QtCore/QSettings>

#include "app/document/qt_text.h"
#include "app/scene/canvas_item.h"
#include "app/scene/picture_file.h"
#include "app/workbench/definition_export.h"
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
        emit saveDialogRequested(document.suggestedFileName());
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
    m_recentFiles.add(document.place().text());
}

void Workbench::exportTo(const QUrl& file)
{
    const QString path = file.toLocalFile();
    Tab& tab = *current();
    if (path == tab.document()->path()) {
        setNotice(tr("%1 is the definition itself. Export it under another name.").arg(shortPath(path)));
        return;
    }
    tab.scene()->waitForPicture();
    const bool isDark = tab.scene()->canvas() != nullptr && tab.scene()->canvas()->isDark();
    const auto written = isTextExport(path)
        ? exportDefinition(*tab.document()->snapshot(), isDark ? exporters::Shade::Dark : exporters::Shade::Light, path)
        : writePicture(*tab.scene()->picture(), tab.scene()->overlay(), isDark ? theme::dark : theme::light, path);
    if (written)
        setNotice(tr("Written to %1.").arg(shortPath(path)));
    else
        tab.document()->report(written.error());
}

void Workbench::convert(Document& document)
{
    const document::Snapshot& now = *document.waitForSnapshot();
    if (now.isBroken) {
        setNotice(tr("The text can't be read at the moment. Mend it first, then convert it."));
        return;
    }
    const bool toJson = now.tree.format() == source::Format::Yaml;
    const QString name = QFileInfo(document.suggestedFileName()).baseName();
    show(std::make_unique<Document>(name + (toJson ? QStringLiteral(".asl.json") : QStringLiteral(".asl.yaml")),
        convertedText(now), toJson ? source::Format::Json : source::Format::Yaml));
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
    auto theirs = Document::open(current()->document()->place());
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
        if (const QString place = m_tabs.at(row)->document()->place().text(); !place.isEmpty())
            paths.append(place);
    }
    m_settings->setValue(openFilesKey, paths);
}

void Workbench::openRememberedFiles()
{
    if (m_settings == nullptr)
        return;
    const QStringList paths = m_settings->value(openFilesKey).toStringList();
    for (const QString& path : paths) {
        if (QFileInfo::exists(DefinitionPlace::fromText(path).path))
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
    const bool isOpen = QFileInfo::exists(DefinitionPlace::fromText(path).path) && openFile(path);
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
