#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/json.h"
#include "simulation/item_reader.h"

using namespace statelight;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

const char* const configs[]{R"({"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"})",
    R"({"InputType":"CSV","CSVHeaderLocation":"GIVEN","CSVHeaders":["a","b"],"CSVDelimiter":"PIPE"})",
    R"({"InputType":"JSONL"})", R"({"InputType":"JSON"})", R"({"InputType":"JSON","ItemsPointer":"/a/0"})",
    R"({"InputType":"CSV","MaxItems":2})"};

} // namespace

/// The first byte chooses the ReaderConfig, the rest is an object's text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size); // NOLINT
    const std::size_t chosen = text.empty() ? 0 : static_cast<unsigned char>(text.front()) % std::size(configs);
    const auto config = core::parseJson(configs[chosen]).value();
    const auto items = simulation::readItems(std::string_view(text).substr(text.empty() ? 0 : 1), config);
    if (!items)
        return 0;
    require(items->isArray());
    for (const core::Value& item : items->items())
        require(chosen != 1 || item.size() == 2);
    return 0;
}
