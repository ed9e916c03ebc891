#include "core/json.h"
#include "execution/compiled_path.h"

namespace statelight::execution::compiled {

Outcome ResultPath::combine(const core::Value& input, core::Value result) const
{
    if (isDiscarded)
        return input;
    if (path.isRoot())
        return result;
    auto combined = path.set(input, std::move(result));
    if (combined)
        return std::move(*combined);
    StateError error;
    error.name = "States.ResultPathMatchFailure";
    error.cause = "Unable to apply ReferencePath " + path.text() + " to input " + core::toJson(input);
    return tl::unexpected(std::make_shared<const StateError>(std::move(error)));
}

} // namespace statelight::execution::compiled
