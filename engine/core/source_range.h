#pragma once

#include <cstdint>

namespace statelight::core {

/// Half-open range [begin, end) of bytes of UTF-8 in one text.
struct SourceRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t length() const { return end - begin; }
    [[nodiscard]] bool isEmpty() const { return begin == end; }
    [[nodiscard]] bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    bool operator==(const SourceRange&) const = default;
};

} // namespace statelight::core
