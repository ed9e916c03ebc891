#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "asl/graph.h"
#include "document/edits/edits.h"
#include "document/snapshot.h"

using namespace statelight;

namespace {

// What every Snapshot promises, whatever its text.
void require(bool holds)
{
    if (!holds)
        std::abort();
}

void check(const document::Snapshot& snapshot)
{
    const auto& machine = snapshot.machine;
    require(snapshot.graph.firstEdge.size() == machine.states.size() + 1);
    for (asl::StateIndex state = 0; state < machine.states.size(); ++state) {
        require(machine.indexOf(machine.states[state].path) == state);
        (void)asl::subtitle(machine, state);
    }
    for (const core::Diagnostic& found : snapshot.diagnostics)
        require(found.range.begin <= found.range.end && found.range.end <= snapshot.tree.text().size());
    for (const core::Diagnostic& found : snapshot.diagnostics) {
        if (!found.fixes.empty())
            (void)document::applyFixes(snapshot, found.fixes);
    }
}

} // namespace

// The first byte chooses format and type.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto text = std::make_shared<const std::string>(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto format = (data[0] & 1) == 0 ? source::Format::Json : source::Format::Yaml;
    const auto type = (data[0] & 2) == 0 ? asl::WorkflowType::Standard : asl::WorkflowType::Express;
    check(*document::readSnapshot(text, format, 1, type, asl::lint::RuleSet::all()));
    return 0;
}
