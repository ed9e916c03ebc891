#include "core/key.h"

#include <cassert>
#include <cstring>
#include <limits>
#include <new>

namespace statelight::core {

Key::Key(std::string_view text)
{
    if (text.empty())
        return;
    assert(text.size() < std::numeric_limits<std::uint32_t>::max());
    void* memory = ::operator new(sizeof(detail::KeyBlock) + text.size());
    m_block = new (memory) detail::KeyBlock{{{1}, static_cast<std::uint32_t>(text.size())}, hashOf(text)};
    std::memcpy(static_cast<void*>(m_block + 1), text.data(), text.size());
}

std::uint32_t Key::hashOf(std::string_view text) noexcept
{
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const char byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return hash ^ (hash >> 15U);
}

void Key::free(detail::KeyBlock* block) noexcept
{
    ::operator delete(block);
}

} // namespace statelight::core
