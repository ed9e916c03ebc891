#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/json.h"
#include "query/expression.h"
#include "query/reference_path.h"
#include "query/template.h"

using namespace statelight;

namespace {

class Random final : public query::RandomSource {
public:
    [[nodiscard]] std::uint64_t next() override { return m_next += 0x9E3779B97F4A7C15U; }

private:
    std::uint64_t m_next = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const core::Value input = *core::parseJson(R"({"a":[1,2,2,"x"],"s":"a,b","o":{"k":{"l":1}},"n":null})");
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Random random;
    const query::Scope scope{&input, &input, nullptr, &random};
    if (const auto expression = query::Expression::parse(text)) {
        const auto value = expression->evaluate(scope);
        const auto compiled = query::Template::compile(core::Value::object({{"x.$", text}}));
        Random again;
        const query::Scope sameScope{&input, &input, nullptr, &again};
        const auto whole = compiled ? compiled->evaluate(sameScope) : value;
        if (value.has_value() != whole.has_value() || (value && compiled && !(*whole->find("x") == *value)))
            std::abort();
    }
    if (const auto path = query::ReferencePath::parse(text)) {
        const auto written = path->set(input, 42);
        if (written && (!path->find(*written) || !(*path->find(*written) == core::Value(42))))
            std::abort();
    }
    return 0;
}
