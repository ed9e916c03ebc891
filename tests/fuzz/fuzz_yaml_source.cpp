#include "source_tree_promises.h"

using namespace statelight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    const source::SourceTree tree = source::parseYaml(std::make_shared<const std::string>(text));
    fuzz::checkTree(tree);
    for (source::NodeIndex node = 0; node < tree.nodes().size() && node < 8; ++node) {
        source::TreeChange change(tree);
        change.setValue(node, "new: text");
        if (!tree.nodes()[node].key.isEmpty())
            change.renameKey(node, "it's");
        const auto edits = change.edits();
        if (edits)
            fuzz::checkUndo(tree.text(), *edits);
    }
    return 0;
}
