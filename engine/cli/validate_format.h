#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "document/snapshot.h"

namespace statelight::cli {

/// One definition that was validated: a file, or a state machine in one.
struct Validated {
    std::string file;
    std::string machine; ///< empty: the file itself
    std::shared_ptr<const document::Snapshot> snapshot; ///< with the file's text and places in it

    [[nodiscard]] std::string title() const { return machine.empty() ? file : file + " (" + machine + ")"; }
};

/// What `validate` says, file by file, so that thousands of files take no more memory than one.
class Report {
public:
    Report() = default;
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;
    virtual ~Report() = default;

    virtual void add(const Validated& file) = 0;
    /// Once, behind the last file.
    virtual void finish() {}
};

/// For people: a line a finding with the source line and a caret below, then a summary.
[[nodiscard]] std::unique_ptr<Report> textReport(std::ostream& out, bool colours);
/// What ValidateStateMachineDefinition answers, with line, column and quick fixes beside; severity ADVICE is ours. One
/// object a line, with "file" unless there is one file only, and with "machine" in templates.
[[nodiscard]] std::unique_ptr<Report> jsonReport(std::ostream& out, bool isNamed);
/// Workflow commands that GitHub shows beside the lines of a change.
[[nodiscard]] std::unique_ptr<Report> githubReport(std::ostream& out);
/// One SARIF 2.1.0 log.
[[nodiscard]] std::unique_ptr<Report> sarifReport(std::ostream& out);

[[nodiscard]] bool hasErrors(const Validated& validated);

} // namespace statelight::cli
