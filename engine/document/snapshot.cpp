#include "document/snapshot.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "document/reader.h"

namespace statelight::document {

namespace {

bool hasError(const core::Diagnostics& diagnostics)
{
    return std::ranges::any_of(
        diagnostics, [](const core::Diagnostic& found) { return found.severity == core::Severity::Error; });
}

void append(core::Diagnostics& diagnostics, core::Diagnostics more)
{
    std::ranges::move(more, std::back_inserter(diagnostics));
}

} // namespace

std::shared_ptr<const Snapshot> readSnapshot(
    std::shared_ptr<const std::string> text, source::Format format, std::uint64_t version)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->version = version;
    snapshot->tree = source::parse(std::move(text), format);
    Reading reading = readStateMachine(snapshot->tree);
    snapshot->machine = std::move(reading.machine);
    snapshot->graph = asl::buildGraph(snapshot->machine);
    snapshot->diagnostics = snapshot->tree.diagnostics();
    snapshot->isBroken = hasError(snapshot->diagnostics);
    append(snapshot->diagnostics, std::move(reading.findings));
    std::ranges::stable_sort(
        snapshot->diagnostics, {}, [](const core::Diagnostic& found) { return found.range.begin; });
    return snapshot;
}

} // namespace statelight::document
