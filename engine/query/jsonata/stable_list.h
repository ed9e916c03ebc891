#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace statelight::query::jsonata {

/// A list whose items never move. Without items it costs nothing (a std::deque allocates at once, and most evaluations
/// need none).
template <class T>
class StableList {
public:
    T& add(T item)
    {
        m_items.push_back(std::make_unique<T>(std::move(item)));
        return *m_items.back();
    }
    [[nodiscard]] T& operator[](std::size_t index) { return *m_items[index]; }
    [[nodiscard]] const T& operator[](std::size_t index) const { return *m_items[index]; }
    [[nodiscard]] std::size_t size() const { return m_items.size(); }

private:
    std::vector<std::unique_ptr<T>> m_items;
};

} // namespace statelight::query::jsonata
