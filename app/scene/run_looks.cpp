#include "app/scene/run_looks.h"

namespace statelight::app {

NodeLook runLook(const RunOverlay& overlay, const NodeView& node)
{
    NodeLook look;
    look.isInRun = overlay.isActive;
    if (const auto run = overlay.states.find(node.path); look.isInRun && run != overlay.states.end())
        look.run = run->second;
    return look;
}

// The lines from Start and to End have no transition that the run could count.
EdgeLook runLook(const RunOverlay& overlay, const ScenePicture& picture, const EdgeView& edge)
{
    EdgeLook look;
    look.isInRun = overlay.isActive;
    if (!look.isInRun)
        return look;
    if (edge.graphIndex) {
        const auto taken = overlay.taken.find(edge.key);
        look.taken = taken == overlay.taken.end() ? 0 : taken->second;
        return look;
    }
    const asl::StateIndex state = edge.from ? *edge.from : edge.to.value_or(0);
    const auto run = overlay.states.find(picture.nodes[state].path);
    const bool isVisited = run != overlay.states.end() && run->second.status != RunStatus::NotVisited;
    look.taken = isVisited && (!edge.from || run->second.status == RunStatus::Succeeded) ? 1 : 0;
    return look;
}

} // namespace statelight::app
