#pragma once

#include <string>
#include <type_traits>
#include <vector>

namespace statelight::layout {

/// Adds values to a cache's key as they lie in memory; they must have no padding.
template <class T>
void appendBytes(std::string& key, const std::vector<T>& values)
{
    static_assert(std::has_unique_object_representations_v<T>);
    key.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

} // namespace statelight::layout
