#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/json.h"
#include "query/jsonata/expression.h"

using namespace statelight;
using namespace statelight::query::jsonata;

namespace {

class Random final : public query::RandomSource {
public:
    [[nodiscard]] std::uint64_t next() override { return m_next += 0x9E3779B97F4A7C15U; }

private:
    std::uint64_t m_next = 0;
};

} // namespace

/// The first byte chooses the dialect. What gives a value gives the same one again, and can be printed and read back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const core::Value input = *core::parseJson(
        R"({"a":[1,2,{"b":"x"},[3,[4]]],"o":{"k":{"l":1.5},"a":[{"b":1},{"b":2}]},"s":"a-b é","n":null,"t":true})");
    if (size == 0)
        return 0;
    const auto dialect = static_cast<Dialect>(data[0] % 3);
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto expression = Expression::compile(text, dialect);
    if (!expression)
        return 0;
    Random random;
    Random again;
    Environment environment;
    environment.input = &input;
    environment.random = &random;
    environment.limits = {200'000, 400, 8U << 20U};
    const auto value = expression->evaluate(environment);
    environment.random = &again;
    const auto second = expression->evaluate(environment);
    if (value.has_value() != second.has_value() || (!value && value.error() != second.error()))
        std::abort();
    if (!value || !*value)
        return 0;
    const std::string printed = core::toJson(**value);
    if (printed != core::toJson(**second))
        std::abort();
    return 0;
}
