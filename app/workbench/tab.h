#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>
#include <memory>

#include "app/document/document.h"

namespace statelight::app {

/// One open file and everything that shows it.
class Tab : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench opens tabs")
    Q_PROPERTY(statelight::app::Document* document READ document CONSTANT FINAL)
    Q_PROPERTY(View view READ view WRITE setView NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool changedOnDisk READ isChangedOnDisk NOTIFY changedOnDiskChanged FINAL)
    Q_PROPERTY(bool panelRaised READ isPanelRaised WRITE setPanelRaised NOTIFY panelRaisedChanged FINAL)

public:
    enum View { Graph, Split, Code };
    Q_ENUM(View)

    Tab(std::unique_ptr<Document> document, QObject* parent = nullptr);
    ~Tab() override;

    [[nodiscard]] Document* document() const { return m_document.get(); }
    [[nodiscard]] View view() const { return m_view; }
    void setView(View view);
    [[nodiscard]] bool isPanelRaised() const { return m_isPanelRaised; }
    void setPanelRaised(bool raised);
    /// Another program has written the file, and here are changes too: the user must choose.
    [[nodiscard]] bool isChangedOnDisk() const { return m_isChangedOnDisk; }
    void setChangedOnDisk(bool changed);

signals:
    void changedOnDiskChanged();
    void viewChanged();
    void panelRaisedChanged();

private:
    std::unique_ptr<Document> m_document;
    View m_view = Graph;
    bool m_isPanelRaised = false;
    bool m_isChangedOnDisk = false;
};

} // namespace statelight::app
