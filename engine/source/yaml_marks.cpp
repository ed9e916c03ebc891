#include "source/yaml_marks.h"

#include "source/utf8.h"

namespace statelight::source {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

YamlMarks::YamlMarks(std::string_view text)
    : m_text(text)
    , m_begin(text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0)
{
    std::size_t count = 0;
    for (std::size_t i = m_begin; i < text.size(); ++i)
        if (!isContinuation(text[i]) && count++ % blockSize == 0)
            m_blocks.push_back(static_cast<std::uint32_t>(i));
}

std::uint32_t YamlMarks::byteOf(std::size_t codePoint) const
{
    const std::size_t block = codePoint / blockSize;
    if (block >= m_blocks.size())
        return static_cast<std::uint32_t>(m_text.size());
    std::size_t byte = m_blocks[block];
    for (std::size_t left = codePoint % blockSize; left > 0 && byte < m_text.size(); --left)
        for (++byte; byte < m_text.size() && isContinuation(m_text[byte]);)
            ++byte;
    return static_cast<std::uint32_t>(byte);
}

} // namespace statelight::source
