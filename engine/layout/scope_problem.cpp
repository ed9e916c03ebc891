#include "layout/scope_problem.h"

#include <algorithm>

#include "layout/key_bytes.h"
#include "layout/measures.h"

namespace statelight::layout {

std::int32_t Item::usualHeight() const
{
    return std::min<std::int32_t>(height, measures::chipsHeight);
}

std::string keyOf(const ScopeProblem& problem)
{
    std::string key = std::to_string(problem.items.size()) + ' ' + std::to_string(problem.root) + ' ';
    key.reserve(key.size() + problem.items.size() * sizeof(Item) + problem.links.size() * sizeof(Link));
    appendBytes(key, problem.items);
    appendBytes(key, problem.links);
    return key;
}

} // namespace statelight::layout
