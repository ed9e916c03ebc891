#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "document/embedded_definition.h"
#include "document/snapshot.h"
#include "document/terraform.h"

namespace statelight::cli {

/// A definition and the file it stands in, which may be a template with more in it.
struct OpenedFile {
    std::string path;
    std::shared_ptr<const document::Snapshot> snapshot; ///< of the definition
    std::optional<document::EmbeddedDefinition> embedded; ///< where in the file, if it is a template
    std::shared_ptr<const std::string> text; ///< of the whole file
    std::shared_ptr<const document::Snapshot> whole; ///< of the whole file
    source::TextEdits filled; ///< what put values for `${…}` into the snapshot's text; none where it is as in the file

    /// "template.yaml (Orders)" or the path alone.
    [[nodiscard]] std::string title() const;
    /// Edits of a snapshot without values.
    [[nodiscard]] source::TextEdits inFile(const source::TextEdits& edits) const;
    /// The snapshot's diagnostics with ranges of the whole file. A template's own tags are none of its faults.
    [[nodiscard]] core::Diagnostics diagnosticsInFile() const;
    /// The whole file with the definition's diagnostics, for whoever needs places in the file.
    [[nodiscard]] std::shared_ptr<const document::Snapshot> snapshotInFile() const;
};

/// A text as it stands in a file, and what it holds if that is a template: a SAM, CloudFormation, serverless or
/// Terraform file. Of the latter the snapshot has nothing but the text.
struct WholeFile {
    std::shared_ptr<const document::Snapshot> snapshot;
    std::optional<document::TemplateContents> contents;
};

[[nodiscard]] WholeFile readWhole(const std::string& path, std::shared_ptr<const std::string> text,
    asl::WorkflowType type = asl::WorkflowType::Standard, asl::lint::RuleSet rules = {});

/// Opens a definition; of a template the machine of that name, or its only one. Broken texts are opened too.
/// Fails as storage::readTextFile and document::chooseDefinition do, and with "template.none" for a machine that is
/// named of a file that is no template.
[[nodiscard]] core::Result<OpenedFile> openDefinition(
    const std::string& path, const std::string& machine, asl::WorkflowType type = asl::WorkflowType::Standard);
/// Every definition of a file. Fails as openDefinition does.
[[nodiscard]] core::Result<std::vector<OpenedFile>> openDefinitions(
    const std::string& path, asl::WorkflowType type = asl::WorkflowType::Standard);

/// The definitions of a template, with advice by these rules; the file itself where it is none.
[[nodiscard]] std::vector<OpenedFile> definitionsIn(
    const std::string& path, const WholeFile& whole, asl::lint::RuleSet rules = {});

} // namespace statelight::cli
