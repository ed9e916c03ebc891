#include <algorithm>

#include "source_tree_promises.h"

using namespace statelight;

namespace {

void change(const source::SourceTree& tree, source::NodeIndex node)
{
    source::TreeChange change(tree);
    if (node % 3 == 0)
        change.setValue(node, core::Value::object({{"a", 1}, {"b", core::Value::array({"x"})}}));
    else if (node % 3 == 1)
        change.remove(node);
    else
        change.renameKey(node, "k\"");
    if (tree.nodes()[node].kind == source::NodeKind::Object)
        change.insertMember(node, source::atFront, "new", 7);
    const auto edits = change.edits();
    if (!edits)
        return;
    fuzz::checkUndo(tree.text(), *edits);
    if (tree.diagnostics().empty()) {
        const auto after = std::make_shared<const std::string>(*source::applyEdits(tree.text(), *edits));
        const auto again = source::parseJson(after);
        const bool clean = std::ranges::all_of(again.diagnostics(),
            [](const core::Diagnostic& found) { return found.code == "json.duplicate" || found.code == "json.depth"; });
        fuzz::require(clean);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    const source::SourceTree tree = source::parseJson(std::make_shared<const std::string>(text));
    fuzz::checkTree(tree);
    const auto step = std::max<std::size_t>(1, tree.nodes().size() / 8);
    for (std::size_t node = 0; node < tree.nodes().size(); node += step)
        change(tree, static_cast<source::NodeIndex>(node));
    return 0;
}
