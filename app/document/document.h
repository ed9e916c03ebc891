// app/document holds one open file: its text, everything derived from it, its history of changes and its place on disk.
// It must never know a canvas, a form, a code view or a running machine.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtGui/QUndoStack>
#include <QtQml/qqmlregistration.h>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/document/definition_file.h"
#include "app/document/problem_model.h"
#include "app/document/reading.h"
#include "core/result.h"
#include "document/edit.h"
#include "source/text_edit.h"

namespace statelight::app {

class SnapshotWorker;

/// One file, on the UI thread. The text is the truth and changes at once; the Snapshot follows from one worker thread.
/// There is one undo stack for every kind of change.
class Document : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench opens documents")
    Q_PROPERTY(QString title READ title NOTIFY fileChanged FINAL)
    Q_PROPERTY(QString path READ path NOTIFY fileChanged FINAL)
    Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY fileChanged FINAL)
    Q_PROPERTY(bool dirty READ isDirty NOTIFY dirtyChanged FINAL)
    Q_PROPERTY(bool broken READ isBroken NOTIFY snapshotChanged FINAL)
    Q_PROPERTY(int stateCount READ stateCount NOTIFY snapshotChanged FINAL)
    Q_PROPERTY(QString languageName READ languageName NOTIFY snapshotChanged FINAL)
    Q_PROPERTY(QString formatName READ formatName NOTIFY snapshotChanged FINAL)
    Q_PROPERTY(statelight::app::ProblemModel* problems READ problems CONSTANT FINAL)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY undoChanged FINAL)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY undoChanged FINAL)
    Q_PROPERTY(QString undoText READ undoText NOTIFY undoChanged FINAL)
    Q_PROPERTY(QString redoText READ redoText NOTIFY undoChanged FINAL)

public:
    using Text = std::shared_ptr<const std::string>;
    using SnapshotPointer = std::shared_ptr<const document::Snapshot>;
    using Intention = std::function<core::Result<document::Edit>(const document::Snapshot&)>;

    /// A new, unsaved document, with advice by these rules. In a template its tags (!Sub, !GetAtt) are no problem.
    Document(QString title, std::string text, source::Format format, QObject* parent = nullptr,
        asl::lint::RuleSet rules = asl::lint::RuleSet::all(), bool isInTemplate = false);
    ~Document() override;

    /// Fails as readDefinition does. A file with broken JSON or YAML opens.
    /// Its sidecar says which rules give no advice.
    [[nodiscard]] static core::Result<std::unique_ptr<Document>> open(const DefinitionPlace& place);
    /// The same for the text of a place, or for a file: of a template its only machine.
    [[nodiscard]] static core::Result<std::unique_ptr<Document>> open(const QString& path);

    [[nodiscard]] const Text& text() const { return m_text; }
    /// Grows with every change of the text, undo and redo too.
    [[nodiscard]] std::uint64_t version() const { return m_version; }
    [[nodiscard]] source::Format format() const { return m_format; }
    /// The newest one that is ready, never null; its version may lie behind version() for a moment.
    [[nodiscard]] const SnapshotPointer& snapshot() const { return m_snapshot; }
    /// The one of the text as it is now; waits for the worker if it must.
    const SnapshotPointer& waitForSnapshot();

    /// What is seen and edited without the text: the snapshot, or while its text is broken what is sound of it (of a
    /// text that never was, what can be read).
    [[nodiscard]] const SnapshotPointer& soundSnapshot() const;
    /// The one of the text as it is now; waits for the worker if it must.
    const SnapshotPointer& waitForSoundSnapshot();
    /// The states of soundSnapshot() whose text is broken.
    [[nodiscard]] std::vector<asl::StatePath> brokenStates() const;
    /// Nothing of soundSnapshot() can be edited before the text is mended.
    [[nodiscard]] bool isAllBroken() const { return m_sound && m_sound->isAllBroken(); }
    /// The first line of a broken text that can't be read, counted from 1.
    [[nodiscard]] int brokenLine() const;

    /// Makes one undo step of an edit that was computed from waitForSnapshot() and, after it, asks for its selection.
    /// Fails with "edit.stale" if it was computed for another version, "edit.range" or "edit.overlap" if it doesn't
    /// fit; then nothing was changed.
    [[nodiscard]] core::Result<void> apply(const document::Edit& edit);
    /// Computes an edit from the newest sound snapshot and makes it one of the text. Fails as apply does, and with
    /// "edit.broken" where it touches what is broken.
    [[nodiscard]] core::Result<void> tryTo(const Intention& intention);
    /// The same; a reason why not is shown to the user as a notice.
    bool perform(const Intention& intention);
    /// Several, one after another, each computed from what the last one left, as one undo step. What can't be done is
    /// told and skipped.
    void performTogether(const QString& label, const std::vector<Intention>& intentions);
    /// The edits of one key press in the code view or a field. Those of one `mergeKey` within 800 ms of each other are
    /// one undo step; an empty key never merges.
    [[nodiscard]] core::Result<void> applyTyped(
        const source::TextEdits& edits, const QString& label, const QString& mergeKey);
    /// The same for an edit that was computed from waitForSoundSnapshot().
    [[nodiscard]] core::Result<void> applyTypedToSound(const document::Edit& edit, const QString& mergeKey);
    /// Shows the user why something was not done.
    void report(const core::Error& error);

    [[nodiscard]] QString title() const;
    /// Empty while never saved.
    [[nodiscard]] QString path() const { return m_place.path; }
    [[nodiscard]] const DefinitionPlace& place() const { return m_place; }
    [[nodiscard]] bool isInTemplate() const { return m_isInTemplate; }
    /// What the file is called that this would be saved as, and how it ends: "json" or "yaml".
    [[nodiscard]] QString suggestedFileName() const;
    [[nodiscard]] QString fileEnding() const;
    /// What the state machine is called: the name in its template, or that of its file up to the first dot.
    [[nodiscard]] QString machineName() const;
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] bool isBroken() const { return m_snapshot->isBroken; }
    [[nodiscard]] int stateCount() const;
    [[nodiscard]] QString languageName() const;
    /// "JSON, 2 spaces", "YAML".
    [[nodiscard]] QString formatName() const;
    [[nodiscard]] ProblemModel* problems() { return &m_problems; }

    [[nodiscard]] core::Result<void> save();
    /// Fails with "file.ending" for YAML in a file that is called JSON, and with "file.template" where a template with
    /// state machines would be lost.
    [[nodiscard]] core::Result<void> saveAs(const QString& path);
    /// Against the bytes that were read or written last. A file that can't be read is Gone.
    enum class DiskState : std::uint8_t { Same, Changed, Gone };
    [[nodiscard]] DiskState diskState() const;
    /// Takes the file's text as one undoable change.
    [[nodiscard]] core::Result<void> reload();
    /// Brings what another program has changed in the file into the text at hand, as one undoable change. Fails with
    /// "merge.conflict" where both have changed the same; then nothing was changed.
    [[nodiscard]] core::Result<void> mergeFromDisk();
    /// Saves over what another program has written meanwhile; `saved` hands that on. Fails as save does.
    [[nodiscard]] core::Result<void> saveOver();
    /// Brings back an unsaved `text` that came from `base`, as one step that can be undone, with what the file and the
    /// user have changed since `base`. Fails as document::mergeTheirs does; then nothing is changed.
    [[nodiscard]] core::Result<void> restore(const std::string& base, const std::string& text);
    /// Makes this the text, as one undoable change.
    [[nodiscard]] core::Result<void> setText(std::string_view text, const QString& label);

    [[nodiscard]] bool canUndo() const { return m_undo.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_undo.canRedo(); }
    [[nodiscard]] QString undoText() const { return m_undo.undoText(); }
    [[nodiscard]] QString redoText() const { return m_undo.redoText(); }
    /// Mends a row of problems() in the best way that is known for it.
    Q_INVOKABLE void mend(int row);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    /// The next typing starts an undo step of its own: the focus has moved to another field.
    Q_INVOKABLE void endTyping();

    /// Milliseconds of a clock that only grows; tests bring their own.
    void setClock(std::function<std::int64_t()> clock) { m_clock = std::move(clock); }

signals:
    /// The text has changed by exactly these edits (sorted, offsets in the text before). Sent at once, also for undo.
    void textEdited(const statelight::source::TextEdits& edits, std::uint64_t version);
    void snapshotChanged();
    /// Before the snapshot in which it shows: who keeps paths renames them.
    void pathsMoved(const std::vector<statelight::document::Moved>& moved);
    /// An edit wants this state selected; it may exist only in the next snapshot.
    void selectRequested(const statelight::asl::StatePath& state);
    void dirtyChanged();
    void undoChanged();
    void fileChanged();
    /// The file holds the text now; before it held `before` (null where nothing was read or written).
    void saved(const statelight::app::Document::Text& before);
    void noticeRaised(const QString& message);

private:
    friend class EditCommand;

    void changeText(const source::TextEdits& edits);
    void publish(Reading reading);
    [[nodiscard]] ReadingRequest readingRequest() const;
    /// Brings what changed from `base` to `theirs` into the text. Fails as document::mergeTheirs does.
    [[nodiscard]] core::Result<void> takeOver(const Text& base, const Text& theirs, const QString& label);
    /// An edit of the sound snapshot as one of the text.
    [[nodiscard]] core::Result<document::Edit> carriedOver(const document::Edit& edit) const;
    [[nodiscard]] core::Result<void> pushCarried(
        const document::Edit& edit, const document::Edit& carried, const QString& mergeKey);
    [[nodiscard]] core::Result<void> push(const document::Edit& edit, const QString& mergeKey);
    [[nodiscard]] core::Result<void> writeTo(const DefinitionPlace& place);
    [[nodiscard]] core::Result<std::string> readFromDisk() const;

    QString m_title;
    DefinitionPlace m_place;
    Text m_text;
    source::Format m_format;
    asl::lint::RuleSet m_rules; ///< that give advice
    bool m_isInTemplate = false;
    std::uint64_t m_version = 1;
    Text m_lastSound; ///< the newest text that was sound; null before the first
    SnapshotPointer m_snapshot;
    std::shared_ptr<const document::SoundPart> m_sound; ///< while m_snapshot is broken, where it can be told
    ProblemModel m_problems;
    QUndoStack m_undo;
    std::function<std::int64_t()> m_clock;
    Text m_onDisk; ///< the file's text as it was read or written last; null without a file
    int m_typing = 0; ///< counts the undo steps that typing may not join across
    bool m_isReadOnly = false;
    std::unique_ptr<SnapshotWorker> m_worker;
};

} // namespace statelight::app
