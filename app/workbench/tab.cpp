#include "app/workbench/tab.h"

namespace statelight::app {

Tab::Tab(std::unique_ptr<Document> document, QObject* parent)
    : QObject(parent)
    , m_document(std::move(document))
{}

Tab::~Tab() = default;

void Tab::setView(View view)
{
    if (view == m_view)
        return;
    m_view = view;
    emit viewChanged();
}

void Tab::setPanelRaised(bool raised)
{
    if (raised == m_isPanelRaised)
        return;
    m_isPanelRaised = raised;
    emit panelRaisedChanged();
}

void Tab::setChangedOnDisk(bool changed)
{
    if (changed == m_isChangedOnDisk)
        return;
    m_isChangedOnDisk = changed;
    emit changedOnDiskChanged();
}

} // namespace statelight::app
