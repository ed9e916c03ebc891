#include "layout/scope_problem.h"

namespace statelight::layout {

namespace {

template <class T>
void appendBytes(std::string& key, const std::vector<T>& values)
{
    static_assert(std::has_unique_object_representations_v<T>);
    key.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

} // namespace

std::string keyOf(const ScopeProblem& problem)
{
    std::string key = std::to_string(problem.items.size()) + ' ' + std::to_string(problem.root) + ' ';
    key.reserve(key.size() + problem.items.size() * sizeof(Item) + problem.links.size() * sizeof(Link));
    appendBytes(key, problem.items);
    appendBytes(key, problem.links);
    return key;
}

} // namespace statelight::layout
