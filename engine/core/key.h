#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace statelight::core {

namespace detail {

/// Head of every shared block: how many hold it, and how many bytes, items or members follow.
struct Counted {
    std::atomic<std::uint32_t> count;
    std::uint32_t size;

    void retain() noexcept { count.fetch_add(1, std::memory_order_relaxed); }
    /// True for the last holder, who frees the block.
    [[nodiscard]] bool release() noexcept
    {
        return count.load(std::memory_order_acquire) == 1 || count.fetch_sub(1, std::memory_order_acq_rel) == 1;
    }
};

struct KeyBlock : Counted {
    std::uint32_t hash;

    [[nodiscard]] const char* text() const noexcept { return reinterpret_cast<const char*>(this + 1); }
};

} // namespace detail

/// The key of an object's member: a text with its hash, shared by reference count, so that copying an object doesn't
/// copy the texts of its keys. The empty key holds no block.
class Key {
public:
    Key() noexcept = default;
    Key(std::string_view text);
    Key(const char* text)
        : Key(std::string_view(text))
    {}
    Key(const std::string& text)
        : Key(std::string_view(text))
    {}
    Key(const Key& other) noexcept
        : m_block(other.m_block)
    {
        if (m_block)
            m_block->retain();
    }
    Key(Key&& other) noexcept
        : m_block(std::exchange(other.m_block, nullptr))
    {}
    Key& operator=(Key other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~Key()
    {
        if (m_block && m_block->release())
            free(m_block);
    }

    [[nodiscard]] std::string_view view() const noexcept
    {
        return m_block ? std::string_view(m_block->text(), m_block->size) : std::string_view();
    }
    operator std::string_view() const noexcept { return view(); }
    [[nodiscard]] std::string string() const { return std::string(view()); }
    [[nodiscard]] std::size_t size() const noexcept { return m_block ? m_block->size : 0; }
    [[nodiscard]] bool isEmpty() const noexcept { return !m_block; }
    [[nodiscard]] std::uint32_t hash() const noexcept { return m_block ? m_block->hash : hashOf({}); }
    [[nodiscard]] static std::uint32_t hashOf(std::string_view text) noexcept;

    friend bool operator==(const Key& left, const Key& right) noexcept
    {
        return left.m_block == right.m_block || (left.hash() == right.hash() && left.view() == right.view());
    }
    friend bool operator==(const Key& left, std::string_view right) noexcept { return left.view() == right; }
    friend bool operator==(const Key& left, const char* right) noexcept { return left.view() == right; }
    friend bool operator==(const Key& left, const std::string& right) noexcept { return left.view() == right; }

private:
    static void free(detail::KeyBlock* block) noexcept;

    detail::KeyBlock* m_block = nullptr;
};

} // namespace statelight::core
