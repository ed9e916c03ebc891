#pragma once

#include <cstdint>
#include <string>

#include "query/scope.h"

namespace statelight::execution {

/// The machine's own random numbers (splitmix64): the same seed gives the same execution on every system.
class Random final : public query::RandomSource {
public:
    explicit Random(std::uint64_t seed = 0)
        : m_state(seed)
    {}

    [[nodiscard]] std::uint64_t next() override
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31U);
    }
    /// 0 ≤ x < 1.
    [[nodiscard]] double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    /// A UUID of version 4.
    [[nodiscard]] std::string uuid();
    /// A task token: 64 hex digits.
    [[nodiscard]] std::string token();

private:
    std::uint64_t m_state;
};

} // namespace statelight::execution
