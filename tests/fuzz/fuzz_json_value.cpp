#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/json.h"

using namespace statelight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto value = core::parseJson(text);
    if (!value)
        return 0;
    const std::string printed = core::toJson(*value);
    const auto again = core::parseJson(printed);
    const auto pretty = core::parseJson(core::toJson(*value, 2));
    if (!again || !pretty || !(*again == *value) || !(*pretty == *value))
        std::abort();
    if (core::toJson(*again) != printed || core::jsonSize(*value) != printed.size())
        std::abort();
    for (const core::Member& member : value->members()) {
        if (value->findKey(member.key) != &member.value || value->find(member.key) != &member.value)
            std::abort();
        if (value->without(member.key).find(member.key))
            std::abort();
    }
    return 0;
}
