#include <algorithm>

#include "document/edits/edits.h"
#include "source_tree_promises.h"

using namespace statelight;
using document::Edit;
using document::Place;
using document::Snapshot;

namespace {

void check(const Snapshot& now, const core::Result<Edit>& edit)
{
    if (!edit)
        return fuzz::require(edit.error().code.starts_with("edit.") && !edit.error().message.empty());
    fuzz::checkUndo(now.tree.text(), edit->edits);
}

void checkState(const Snapshot& now, asl::StateIndex index)
{
    const asl::StatePath& path = now.machine.states[index].path;
    const asl::StatePath& other = now.machine.states[(index + 1) % now.machine.states.size()].path;
    const auto type = static_cast<asl::StateType>(index % 9);
    Place behind;
    behind.after = other;
    check(now, document::addState(now, type, behind, "New"));
    check(now, document::deleteState(now, path, true));
    check(now, document::deleteState(now, path, false));
    check(now, document::renameState(now, path, "~/\"new"));
    check(now, document::duplicateState(now, path));
    check(now, document::connect(now, path, other));
    check(now, document::makeEnd(now, path));
    check(now, document::setStart(now, path));
    check(now, document::changeType(now, path, type));
    check(now, document::moveState(now, path, behind));
    check(now, document::setValue(now, path.pointer() + "/A/b", core::Value::array({1, "x"})));
    check(now, document::removeValue(now, path.pointer() + "/Type"));
}

void checkEdge(const Snapshot& now, std::uint32_t edge)
{
    Place onto;
    onto.edge = edge;
    check(now, document::addState(now, static_cast<asl::StateType>(edge % 8), onto));
    check(now, document::disconnect(now, edge));
    check(now, document::reconnect(now, edge, now.machine.states.front().path));
    check(now, document::moveState(now, now.machine.states.back().path, onto));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto text = std::make_shared<const std::string>(reinterpret_cast<const char*>(data + 1), size - 1); // NOLINT
    const auto format = data[0] % 2 == 0 ? source::Format::Yaml : source::Format::Json;
    const auto now = document::readSnapshot(text, format, 1);
    check(*now, document::addState(*now, asl::StateType::Choice, Place{}));
    for (asl::StateIndex state = 0; state < now->machine.states.size() && state < 4; ++state)
        checkState(*now, state);
    for (std::uint32_t edge = 0; edge < now->graph.edges.size() && edge < 4; ++edge)
        checkEdge(*now, edge);
    return 0;
}
