#include "simulation/item_reader.h"

#include <limits>

#include "core/builder.h"
#include "simulation/item_stream.h"

namespace statelight::simulation {

std::size_t mostItems(const core::Value& config)
{
    const core::Value* most = config.find("MaxItems");
    const bool isLimit = most && most->isInteger() && most->integer() > 0;
    return isLimit ? static_cast<std::size_t>(most->integer()) : std::numeric_limits<std::size_t>::max();
}

core::Result<core::Value> readItems(std::string_view text, const core::Value& config)
{
    auto stream = openItems(TextStream(std::string(text)), config, "");
    if (!stream) {
        return tl::unexpected(stream.error());
    }
    core::ArrayBuilder items;
    const auto most = mostItems(config);
    while (items.size() < most) {
        auto item = (*stream)->next();
        if (!item) {
            return tl::unexpected(item.error());
        }
        if (!*item) {
            break;
        }
        items.add(std::move(**item));
    }
    return items.finish();
}

} // namespace statelight::simulation
