#pragma once

#include <map>
#include <string>
#include <string_view>

#include <QByteArray>

#include "core/json.h"
#include "query/expression.h"

namespace statelight::tests {

inline core::Value json(std::string_view text)
{
    const auto value = core::parseJson(text);
    if (!value)
        qFatal("%s", value.error().message.c_str());
    return *value;
}

class MapVariables final : public query::VariableSource {
public:
    explicit MapVariables(const core::Value& object)
        : m_object(object)
    {}
    [[nodiscard]] const core::Value* find(std::string_view name) const override { return m_object.find(name); }

private:
    core::Value m_object;
};

/// 1, 2, 3 …
class CountingRandom final : public query::RandomSource {
public:
    [[nodiscard]] std::uint64_t next() override { return ++m_last; }

private:
    std::uint64_t m_last = 0;
};

/// Compact JSON of a result, or "code: message".
template <class Result>
QByteArray shown(const Result& result)
{
    if constexpr (requires { result.error().error; }) {
        return QByteArray::fromStdString(
            result ? core::toJson(*result) : result.error().error.code + ": " + result.error().error.message);
    } else {
        return QByteArray::fromStdString(
            result ? core::toJson(*result) : result.error().code + ": " + result.error().message);
    }
}

} // namespace statelight::tests
