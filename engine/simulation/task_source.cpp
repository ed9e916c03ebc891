#include "simulation/task_source.h"

namespace statelight::simulation {

TaskSource::Reply answerFrom(
    const TaskSources& sources, const execution::TaskRequest& request, const execution::Program& program)
{
    for (const auto& source : sources) {
        auto reply = source->answerTo(request, program);
        if (!reply || *reply) {
            return reply;
        }
    }
    return std::optional<execution::Answer>();
}

} // namespace statelight::simulation
