#include "app/document/unsaved_journal.h"

#include <QtCore/QThreadPool>

namespace statelight::app {

namespace {

constexpr int syncPauseMs = 1000;

storage::JournalStep stepOf(const source::TextEdits& edits)
{
    storage::JournalStep step;
    step.reserve(edits.size());
    for (const source::TextEdit& edit : edits)
        step.push_back({edit.range.begin, edit.range.end, edit.text});
    return step;
}

} // namespace

UnsavedJournal::UnsavedJournal(Document& document, std::string folder, std::string name)
    : m_document(document)
    , m_folder(std::move(folder))
    , m_name(std::move(name))
    , m_before(document.text())
{
    m_sync.setSingleShot(true);
    m_sync.setInterval(syncPauseMs);
    // Waiting for the disk is nothing for the thread that takes the keys.
    connect(&m_sync, &QTimer::timeout, this, [this] {
        if (m_journal)
            QThreadPool::globalInstance()->start([journal = m_journal] { journal->sync(); });
    });
    connect(&document, &Document::textEdited, this, &UnsavedJournal::take);
    connect(&document, &Document::dirtyChanged, this, &UnsavedJournal::follow);
}

UnsavedJournal::~UnsavedJournal()
{
    if (m_journal)
        m_journal->remove();
}

std::string UnsavedJournal::name() const
{
    return m_document.path().isEmpty() ? m_name : m_document.place().text().toStdString();
}

void UnsavedJournal::take(const source::TextEdits& edits)
{
    const Document::Text before = std::exchange(m_before, m_document.text());
    if (!m_journal) {
        auto opened = storage::Journal::open(m_folder, name(), *before);
        if (!opened)
            return complain(opened.error());
        m_journal = std::make_shared<storage::Journal>(std::move(*opened));
    }
    if (const auto done = m_journal->append(stepOf(edits)); !done)
        return complain(done.error());
    if (!m_sync.isActive())
        m_sync.start();
}

void UnsavedJournal::follow()
{
    if (m_document.isDirty() || !m_journal)
        return;
    m_journal->remove();
    m_journal.reset();
}

void UnsavedJournal::complain(const core::Error& error)
{
    if (!std::exchange(m_hasComplained, true))
        m_document.report(error);
}

} // namespace statelight::app
