#pragma once

#include <QtGui/QUndoCommand>
#include <cstdint>
#include <vector>

#include "document/edit.h"

namespace statelight::app {

class Document;

/// The one undo command: text edits, their inverse, and the paths that move with them.
class EditCommand : public QUndoCommand {
public:
    EditCommand(Document& document, const document::Edit& edit, QString mergeKey);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    /// Joins typing of one key within 800 ms.
    bool mergeWith(const QUndoCommand* other) override;

private:
    bool joinWith(const EditCommand& next);
    bool compareWith(const EditCommand& next);
    void change(
        const source::TextEdits& edits, const std::vector<document::Moved>& moved, const asl::StatePath& select);

    Document& m_document;
    source::TextEdits m_forward;
    source::TextEdits m_backward;
    std::vector<document::Moved> m_moved;
    asl::StatePath m_select;
    QString m_mergeKey;
    std::int64_t m_time;
};

} // namespace statelight::app
