// app/workbench owns the open files and what shows them, and connects the rooms of the app. It has no rules of its own:
// what a definition means is known elsewhere.
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtQml/qqmlregistration.h>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/workbench/actions.h"
#include "app/workbench/palette_model.h"
#include "app/workbench/recent_files.h"
#include "app/workbench/sample_model.h"
#include "app/workbench/tab_model.h"
#include "app/workbench/window_layout.h"
#include "storage/journal.h"

class QSettings;

namespace statelight::app {

/// What one window works on.
class Workbench : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A window is given its Workbench")
    Q_PROPERTY(statelight::app::TabModel* tabs READ tabs CONSTANT FINAL)
    Q_PROPERTY(statelight::app::Tab* current READ current NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged FINAL)
    Q_PROPERTY(int currentRow READ currentRow WRITE setCurrentRow NOTIFY currentChanged FINAL)
    Q_PROPERTY(statelight::app::Actions* actions READ actions CONSTANT FINAL)
    Q_PROPERTY(statelight::app::WindowLayout* layout READ layout CONSTANT FINAL)
    Q_PROPERTY(statelight::app::RecentFiles* recentFiles READ recentFiles CONSTANT FINAL)
    Q_PROPERTY(QString unsavedTitle READ unsavedTitle NOTIFY unsavedChanged FINAL)
    Q_PROPERTY(QString offeredTemplate READ offeredTemplate NOTIFY machinesOffered FINAL)
    Q_PROPERTY(QStringList offeredMachines READ offeredMachines NOTIFY machinesOffered FINAL)
    Q_PROPERTY(statelight::app::SampleModel* samples READ samples CONSTANT FINAL)
    Q_PROPERTY(statelight::app::PaletteModel* palette READ palette CONSTANT FINAL)

public:
    /// The settings must outlive it; without any (null) nothing is remembered.
    /// Unsaved changes and earlier versions are kept in the state folder; nothing is where it is empty.
    explicit Workbench(QSettings* settings, const QString& stateFolder = {}, QObject* parent = nullptr);
    ~Workbench() override;

    [[nodiscard]] TabModel* tabs() { return &m_tabs; }
    /// Null without an open file.
    [[nodiscard]] Tab* current() const { return m_tabs.at(m_currentRow); }
    [[nodiscard]] int currentRow() const { return m_currentRow; }
    void setCurrentRow(int row);
    [[nodiscard]] Actions* actions() { return &m_actions; }
    [[nodiscard]] WindowLayout* layout() { return &m_layout; }
    [[nodiscard]] RecentFiles* recentFiles() { return &m_recentFiles; }
    [[nodiscard]] SampleModel* samples() { return &m_samples; }
    [[nodiscard]] PaletteModel* palette() { return &m_palette; }

    /// What the user should know, until it is dismissed.
    [[nodiscard]] QString notice() const { return m_notice; }
    Q_INVOKABLE void setNotice(const QString& message);

    /// Opens a file, or a machine of a template ("template.yaml#Orders"), or shows its tab. False: the reason is raised
    /// as a notice, or the machines of a template are offered and one is to be chosen.
    Q_INVOKABLE bool openFile(const QString& path);
    /// The first template that was opened without saying which machine, and what it holds; empty without one.
    [[nodiscard]] QString offeredTemplate() const
    {
        return m_offers.isEmpty() ? QString() : shortPath(m_offers.front().path);
    }
    [[nodiscard]] QStringList offeredMachines() const
    {
        return m_offers.isEmpty() ? QStringList() : m_offers.front().machines;
    }
    Q_INVOKABLE void openMachine(const QString& name);
    /// The next template comes to the front.
    Q_INVOKABLE void closeOffer();
    Q_INVOKABLE void openUrls(const QList<QUrl>& urls);
    Q_INVOKABLE void openSample(int row);
    Q_INVOKABLE void saveAs(const QUrl& file);
    /// In the form that the file's ending names: png, svg, pdf, json, min.json, yaml.
    Q_INVOKABLE void exportTo(const QUrl& file);
    /// Opens the files of the tabs that were open when the program ended.
    void openRememberedFiles();
    /// Looks for what was not saved when a process ended.
    void findUnsaved();
    /// The first document with changes that a crash left, in words; empty without one.
    [[nodiscard]] QString unsavedTitle() const;
    /// Opens that document and puts its changes back, as one change that can be undone.
    Q_INVOKABLE void restoreUnsaved();
    Q_INVOKABLE void discardUnsaved();
    /// Opens the file as it is on disk in a tab of its own.
    Q_INVOKABLE void showTheirs();
    /// Writes over a file that was changed on disk meanwhile.
    Q_INVOKABLE void keepMine();
    /// Where a file dialog begins: beside the current file, else beside the one that was opened last, else at home.
    Q_INVOKABLE QUrl dialogFolder() const;
    Q_INVOKABLE void takeFromDisk();
    /// Looks whether the current file was changed by another program.
    Q_INVOKABLE void checkDisk();
    /// Closes a tab, or asks first when it has unsaved changes.
    Q_INVOKABLE void close(int row);
    Q_INVOKABLE void closeWithoutSaving(int row);
    /// Saves, then closes; a file without a name asks for one and stays open.
    Q_INVOKABLE void saveAndClose(int row);
    /// True when nothing would be lost; else asks about the first unsaved file.
    Q_INVOKABLE bool mayQuit();
    Q_INVOKABLE void chooseProblem(int row);
    /// The place of a file as people write it: below the home folder with "~".
    Q_INVOKABLE QString shortPath(const QString& path) const;

signals:
    void currentChanged();
    void noticeChanged();
    void unsavedChanged();
    void machinesOffered();
    void versionDialogRequested();
    void valuesDialogRequested();
    void openDialogRequested();
    void saveDialogRequested(const QString& suggestedName, const QString& ending);
    /// The suggested name has no ending.
    void exportDialogRequested(const QString& suggestedName);
    void closeQuestionAsked(int row, const QString& title);
    void sampleDialogRequested();
    void keySheetRequested();
    void aboutRequested();
    void quitRequested();

private:
    /// A template, and its machines.
    struct Offer {
        QString path;
        QStringList machines;
    };

    void bindFileActions();
    void bindEditActions();
    void bindViewActions();
    void bindCanvasActions();
    void bindCodeActions();
    void bindCodeAction(const QString& id, std::function<void(CodeEditor&)> run, bool writes = false);
    void bindRunActions();
    void bindIterationActions();
    void bindHelpActions();
    void bindDocumentAction(const QString& id, std::function<void(Tab&)> run, std::function<bool(Tab&)> canRun = {});
    void bindSelectionAction(const QString& id, std::function<void(Scene&)> run);
    bool openPlace(const DefinitionPlace& place);
    void show(std::unique_ptr<Document> document);
    void wire(Tab& tab);
    [[nodiscard]] QString unpacked(const QString& resource);
    bool save(Tab& tab);
    [[nodiscard]] core::Result<void> writeExport(Tab& tab, const QString& path);
    [[nodiscard]] QString goneNotice(const Document& document) const;
    /// Shows the definition in the other form, JSON or YAML, in a tab of its own.
    void convert(Document& document);
    /// Brings the changes of another program in, or raises the question whose text it shall be.
    bool merge(Tab& tab);
    void rememberFiles();
    void stepTab(int by);
    void stepProblem();

    QSettings* m_settings;
    std::string m_stateFolder;
    std::vector<storage::UnsavedDocument> m_unsaved;
    WindowLayout m_layout;
    RecentFiles m_recentFiles;
    SampleModel m_samples;
    PaletteModel m_palette;
    Actions m_actions;
    TabModel m_tabs;
    QTemporaryDir m_unpacked;
    QList<Offer> m_offers;
    QString m_notice;
    int m_currentRow = -1;
    int m_untitled = 0;
    int m_problemRow = -1;
    bool m_quits = false;
};

} // namespace statelight::app
