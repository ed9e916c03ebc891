#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <memory>
#include <string>

#include "app/document/document.h"
#include "storage/journal.h"

namespace statelight::app {

/// Keeps what is unsaved of one document in a journal on disk, step by step, until it is saved, taken back or the
/// document is closed. What a crash leaves there, storage::findUnsaved finds.
class UnsavedJournal : public QObject {
public:
    /// `name` is what the document is found by: its path, or a name of its own while it has no file.
    UnsavedJournal(Document& document, std::string folder, std::string name);
    ~UnsavedJournal() override;

private:
    void take(const source::TextEdits& edits);
    void follow();
    void complain(const core::Error& error);
    [[nodiscard]] std::string name() const;

    Document& m_document;
    std::string m_folder;
    std::string m_name;
    Document::Text m_before;
    std::shared_ptr<storage::Journal> m_journal;
    QTimer m_sync;
    bool m_hasComplained = false;
};

} // namespace statelight::app
