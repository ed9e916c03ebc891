#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>
#include <memory>

#include "app/code/code_editor.h"
#include "app/document/document.h"
#include "app/document/saved_versions.h"
#include "app/document/unsaved_journal.h"
#include "app/inspector/inspector.h"
#include "app/scene/scene.h"
#include "app/simulator/simulator.h"

namespace statelight::app {

/// One open file and everything that shows it, connected: a selection made in one is followed by the others.
class Tab : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench opens tabs")
    Q_PROPERTY(statelight::app::Document* document READ document CONSTANT FINAL)
    Q_PROPERTY(statelight::app::Scene* scene READ scene CONSTANT FINAL)
    Q_PROPERTY(statelight::app::Inspector* inspector READ inspector CONSTANT FINAL)
    Q_PROPERTY(statelight::app::CodeEditor* code READ code CONSTANT FINAL)
    Q_PROPERTY(statelight::app::Simulator* simulator READ simulator CONSTANT FINAL)
    Q_PROPERTY(statelight::app::SavedVersions* versions READ versions CONSTANT FINAL)
    Q_PROPERTY(View view READ view WRITE setView NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool changedOnDisk READ isChangedOnDisk NOTIFY changedOnDiskChanged FINAL)
    Q_PROPERTY(Page panelPage READ panelPage WRITE setPanelPage NOTIFY panelPageChanged FINAL)
    Q_PROPERTY(bool panelRaised READ isPanelRaised WRITE setPanelRaised NOTIFY panelRaisedChanged FINAL)

public:
    enum View { Graph, Split, Code };
    Q_ENUM(View)
    /// What the bottom panel shows.
    enum Page { Problems, Run };
    Q_ENUM(Page)

    /// Journal and versions of the document are kept below `stateFolder`; nothing is where it is empty.
    Tab(std::unique_ptr<Document> document, const std::string& stateFolder, QObject* parent = nullptr);
    ~Tab() override;

    [[nodiscard]] Document* document() const { return m_document.get(); }
    [[nodiscard]] Scene* scene() { return &m_scene; }
    [[nodiscard]] Inspector* inspector() { return &m_inspector; }
    [[nodiscard]] CodeEditor* code() { return &m_code; }
    [[nodiscard]] Simulator* simulator() { return &m_simulator; }
    [[nodiscard]] SavedVersions* versions() { return &m_versions; }
    /// Shows a problem on the canvas and in the text.
    void revealProblem(int row);
    /// Mends a problem at the caret, or of the selected state, where a way is known.
    void mendProblem();
    [[nodiscard]] View view() const { return m_view; }
    void setView(View view);
    [[nodiscard]] Page panelPage() const { return m_panelPage; }
    void setPanelPage(Page page);
    [[nodiscard]] bool isPanelRaised() const { return m_isPanelRaised; }
    void setPanelRaised(bool raised);
    /// Another program has written the file, and here are changes too: the user must choose.
    [[nodiscard]] bool isChangedOnDisk() const { return m_isChangedOnDisk; }
    void setChangedOnDisk(bool changed);
    /// The file was no longer there at the last look.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    void setGone(bool gone) { m_isGone = gone; }

signals:
    void changedOnDiskChanged();
    void viewChanged();
    void panelRaisedChanged();
    void panelPageChanged();

private:
    /// The one selected state; empty for none or several.
    [[nodiscard]] asl::StatePath selectedState() const;
    void followSelection();
    void followRun();
    void followCaret(const asl::StatePath& state);

    std::unique_ptr<Document> m_document;
    Scene m_scene;
    Inspector m_inspector;
    CodeEditor m_code;
    Simulator m_simulator;
    SavedVersions m_versions;
    std::unique_ptr<UnsavedJournal> m_journal;
    bool m_caretLeads = false;
    bool m_isInRun = false;
    View m_view = Graph;
    Page m_panelPage = Problems;
    bool m_isPanelRaised = false;
    bool m_isChangedOnDisk = false;
    bool m_isGone = false;
};

} // namespace statelight::app
