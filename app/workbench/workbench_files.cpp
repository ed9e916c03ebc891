#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>

#include "app/document/qt_text.h"
#include "app/scene/canvas_item.h"
#include "app/scene/layout_worker.h"
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
        emit saveDialogRequested(document.suggestedFileName(), document.fileEnding());
        return false;
    }
    if (document.diskState() == Document::DiskState::Changed && !merge(tab))
        return false;
    const auto saved = document.save();
    if (!saved)
        document.report(saved.error());
    return saved.has_value();
}

QUrl Workbench::dialogFolder() const
{
    QString beside = current() ? current()->document()->path() : QString();
    if (beside.isEmpty())
        beside = m_recentFiles.paths().value(0).section(QChar(u'#'), 0, 0);
    return QUrl::fromLocalFile(beside.isEmpty() ? QDir::homePath() : QFileInfo(beside).absolutePath());
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
    rememberFiles();
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
    const core::Result<void> written = writeExport(tab, path);
    if (!written)
        tab.document()->report(written.error());
    else if (tab.document()->isBroken())
        setNotice(tr("Written to %1, without what can't be read at the moment.").arg(shortPath(path)));
    else if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) && losesToJson(*tab.document()->snapshot()))
        setNotice(tr("Written to %1, without the comments and tags of the YAML text.").arg(shortPath(path)));
    else
        setNotice(tr("Written to %1.").arg(shortPath(path)));
}

core::Result<void> Workbench::writeExport(Tab& tab, const QString& path)
{
    const bool isDark = tab.scene()->canvas() != nullptr && tab.scene()->canvas()->isDark();
    if (!isTextExport(path))
        return writePicture(*tab.scene()->picture(), tab.scene()->overlay(), isDark ? theme::dark : theme::light, path);
    const bool isPicture = path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    const auto snapshot = isPicture ? tab.document()->soundSnapshot() : tab.document()->snapshot();
    core::Result<void> written;
    LayoutWorker::runOnLayoutThread([&] {
        written = exportDefinition(*snapshot, isDark ? exporters::Shade::Dark : exporters::Shade::Light, path);
    });
    return written;
}

void Workbench::convert(Document& document)
{
    const document::Snapshot& now = *document.waitForSnapshot();
    if (now.isBroken) {
        setNotice(tr("The text can't be read at the moment. Mend it first, then convert it."));
        return;
    }
    const bool toJson = now.tree.format() == source::Format::Yaml;
    const bool loses = losesToJson(now);
    const QString name = QFileInfo(document.suggestedFileName()).baseName();
    show(std::make_unique<Document>(name + (toJson ? QStringLiteral(".asl.json") : QStringLiteral(".asl.yaml")),
        convertedText(now), toJson ? source::Format::Json : source::Format::Yaml));
    if (loses)
        setNotice(tr("JSON has no comments and no tags: comments are left out, tags are written as text."));
}

void Workbench::keepMine()
{
    current()->setChangedOnDisk(false);
    if (const auto saved = current()->document()->saveOver(); !saved)
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
        setNotice(goneNotice(*tab.document()));
    tab.setGone(state == Document::DiskState::Gone);
    if (state != Document::DiskState::Changed)
        return;
    if (tab.document()->isDirty())
        merge(tab);
    else
        takeFromDisk();
}

QString Workbench::goneNotice(const Document& document) const
{
    const QString path = shortPath(document.path());
    if (!QFileInfo::exists(document.path()))
        return tr("%1 is no longer there. Saving writes it again.").arg(path);
    const auto read = readDefinition(document.place());
    return read ? tr("%1 holds the state machine in another notation now.").arg(path)
                : tr("%1 was changed: %2").arg(path, QString::fromStdString(read.error().message));
}

void Workbench::showTheirs()
{
    auto theirs = Document::open(current()->document()->place());
    if (!theirs) {
        current()->document()->report(theirs.error());
        return;
    }
    const QString title = tr("%1 on disk").arg(current()->document()->title());
    current()->setChangedOnDisk(false);
    show(std::make_unique<Document>(
        title, *(*theirs)->text(), (*theirs)->format(), nullptr, asl::lint::RuleSet::all(), (*theirs)->isInTemplate()));
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
        if (const DefinitionPlace place = DefinitionPlace::fromText(path); QFileInfo::exists(place.path))
            openPlace(place);
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
    const storage::UnsavedDocument& unsaved = m_unsaved.front();
    const DefinitionPlace place = DefinitionPlace::fromText(fromUtf8(unsaved.document));
    const bool isThere = QFileInfo::exists(place.path) && openPlace(place);
    if (!isThere || !current()->document()->restore(unsaved.base, unsaved.text)) {
        // What was a machine in a template becomes a file of its own, and what the file has left behind too.
        const QString name = QFileInfo(place.path).fileName().section(QChar(u'#'), -1);
        const source::Format format = document::guessFormat(place.path.toStdString(), unsaved.base);
        show(std::make_unique<Document>(name, unsaved.base, format));
        if (const auto done = current()->document()->restore(unsaved.base, unsaved.text); !done)
            current()->document()->report(done.error());
        else if (isThere)
            setNotice(tr("%1 has changed since. What was not saved stands in a tab of its own.")
                          .arg(shortPath(place.text())));
    }
    discardUnsaved();
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
