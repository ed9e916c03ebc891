#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/json.h"
#include "query/path.h"

using namespace statelight;

namespace {

const core::Value& document()
{
    static const core::Value value = *core::parseJson(
        R"({"a":{"b":[1,2.5,"x",null,{"c":true}],"c":"text"},"list":[{"n":1},{"n":2,"t":["x"]}],"e":[],"o":{},"":0})");
    return value;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto path = query::Path::parse(text);
    if (!path)
        return 0;
    const auto value = path->evaluate(document());
    const core::Value* node = path->find(document());
    if (node && (!value || !(*value == *node)))
        std::abort();
    if (value && !path->isDefinite() && !value->isArray())
        std::abort();
    return 0;
}
