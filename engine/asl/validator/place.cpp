#include "asl/validator/place.h"

#include <vector>

#include "asl/state_path.h"

namespace statelight::asl::validator {

std::string Place::pointer() const
{
    std::vector<const Place*> chain;
    for (const Place* place = this; place != nullptr; place = place->m_parent)
        chain.push_back(place);
    std::string pointer(chain.back()->m_token);
    for (std::size_t at = chain.size() - 1; at-- > 0;) {
        const Place& place = *chain[at];
        appendToken(pointer, place.m_isItem ? std::to_string(place.m_index) : std::string(place.m_token));
    }
    return pointer;
}

std::string Place::location() const
{
    std::string text = pointer();
    return text.empty() ? "/" : text;
}

} // namespace statelight::asl::validator
