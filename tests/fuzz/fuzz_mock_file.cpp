#include <cstdint>
#include <string_view>

#include "core/json.h"
#include "simulation/mock_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace statelight;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto value = core::parseJson(text);
    if (!value) {
        return 0;
    }
    const auto reading = simulation::readMocks(*value);
    for (const auto& response : reading.file.responses) {
        for (const auto& range : response.outcomes) {
            const auto* outcome = response.outcomeOf(range.last);
            if (!outcome && reading.isUsable()) {
                __builtin_trap();
            }
        }
    }
    static_cast<void>(simulation::chooseMachine(reading.file, std::nullopt, "stem"));
    return 0;
}
