#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/file_descriptor.h"

namespace statelight::storage {

/// The bytes [begin, end) of a text give way to others; the changes of one step are sorted, don't overlap, and count in
/// the text before the step.
struct JournalChange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string text;

    bool operator==(const JournalChange&) const = default;
};
using JournalStep = std::vector<JournalChange>;

/// What has not been saved of one document, on disk: the text that the changes began with, and each step since. A step
/// is there once append() has returned, whatever becomes of the process; a step half written is left out on reading.
/// While a Journal lives, nobody else can open the same one, and findUnsaved leaves it alone.
class Journal {
public:
    /// `document` is the absolute path of the file, or any name that stays for one that has no file yet.
    /// Makes the folder. Fails with "storage.busy" where another process has it open, and with the codes of
    /// system_error.h.
    [[nodiscard]] static core::Result<Journal> open(
        const std::string& folder, const std::string& document, std::string_view text);

    /// One step of the document. Fails with "storage.journal" where it doesn't fit the text, and as writing does.
    [[nodiscard]] core::Result<void> append(const JournalStep& step);
    /// The document has been saved with this text: what came before is forgotten.
    [[nodiscard]] core::Result<void> restart(std::string_view text);
    /// Brings what was written to the disk itself, for the case that the machine stops. Worth calling once a second.
    void sync() const;
    /// The document is closed, saved or given up.
    void remove();

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    Journal(FileDescriptor file, std::string path, std::string document);

    FileDescriptor m_file;
    std::string m_path;
    std::string m_document;
    std::string m_text; ///< after all steps
};

/// A document that was not saved when its process ended.
struct UnsavedDocument {
    std::string journal; ///< the journal's file
    std::string document; ///< as Journal::open was given it
    std::string base; ///< the text that the changes began with
    std::string text; ///< with all changes

    bool operator==(const UnsavedDocument&) const = default;
};

/// Those whose text differs from what they began with, and that no process has open. Damaged ends are cut off. They
/// are set aside under other names, so that a new journal of the same document leaves them alone.
[[nodiscard]] std::vector<UnsavedDocument> findUnsaved(const std::string& folder);
/// Once the user has taken it over or given it up.
void forgetUnsaved(const UnsavedDocument& unsaved);

/// The text after a step; none where the step doesn't fit it.
[[nodiscard]] std::optional<std::string> withStep(std::string_view text, const JournalStep& step);

} // namespace statelight::storage
