// document turns a text into everything derived from it (one immutable Snapshot) and intentions into the smallest text
// edits. It must never run a machine, touch a file or know a widget.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "asl/graph.h"
#include "asl/lint/rule.h"
#include "asl/state_machine.h"
#include "core/diagnostic.h"
#include "source/source_tree.h"

namespace statelight::document {

/// One text and all that follows from it. Never changes; shared between threads.
struct Snapshot {
    std::uint64_t version = 0; ///< grows by one with every text of a Document
    asl::WorkflowType workflow = asl::WorkflowType::Standard; ///< what the definition is validated for
    source::SourceTree tree;
    asl::StateMachine machine;
    asl::Graph graph;
    core::Diagnostics diagnostics; ///< of the text and of the language, in the order of the text
    /// The text has syntax errors that hide something; machine and graph show what could be read. Comments and trailing
    /// commas in JSON are told as errors, but hide nothing.
    bool isBroken = false;
};

/// Reads a definition; never fails: a broken text gives a partial model and diagnostics. Faults of the language are
/// told of whole texts only, and so is advice by the lint `rules`.
[[nodiscard]] std::shared_ptr<const Snapshot> readSnapshot(std::shared_ptr<const std::string> text,
    source::Format format, std::uint64_t version, asl::WorkflowType workflow = asl::WorkflowType::Standard,
    asl::lint::RuleSet rules = {});

/// Whether the text has syntax errors that hide something of the definition.
[[nodiscard]] bool isBroken(const source::SourceTree& tree);

/// The same with advice, by every lint rule where none are chosen: what an editor shows.
[[nodiscard]] std::shared_ptr<const Snapshot> readAdvisedSnapshot(std::shared_ptr<const std::string> text,
    source::Format format, std::uint64_t version, asl::lint::RuleSet rules = asl::lint::RuleSet::all());

/// YAML by the file name's ending (.yaml, .yml), else JSON by the first non-blank byte.
[[nodiscard]] source::Format guessFormat(std::string_view fileName, std::string_view text);

} // namespace statelight::document
