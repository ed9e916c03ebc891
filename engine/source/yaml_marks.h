#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace statelight::source {

/// Turns libyaml's marks, which count code points behind the byte order mark, into bytes of the text.
class YamlMarks {
public:
    explicit YamlMarks(std::string_view text);
    [[nodiscard]] std::uint32_t byteOf(std::size_t codePoint) const;
    /// Where the text that libyaml is given begins.
    [[nodiscard]] std::size_t begin() const { return m_begin; }

private:
    static constexpr std::size_t blockSize = 64;

    std::string_view m_text;
    std::size_t m_begin = 0;
    std::vector<std::uint32_t> m_blocks; ///< the byte of every 64th code point
};

} // namespace statelight::source
