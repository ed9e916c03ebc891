#include "query/character_index.h"

namespace statelight::query {

void CharacterIndex::skipBlanks()
{
    while (m_position + 1 < m_end && current() == ' ')
        ++m_position;
}

void CharacterIndex::trim()
{
    skipBlanks();
    while (m_position + 1 < m_end && lastIs(' '))
        --m_end;
}

std::size_t CharacterIndex::nextSignificant(std::size_t position, char c) const
{
    std::size_t place = position + 1;
    while (inBounds(place) && m_text[place] == ' ')
        ++place;
    return at(place) == c && inBounds(place) ? place : nowhere;
}

char CharacterIndex::nextSignificantCharacter(std::size_t position) const
{
    std::size_t place = position + 1;
    while (inBounds(place) && m_text[place] == ' ')
        ++place;
    return inBounds(place) ? m_text[place] : ' ';
}

char CharacterIndex::previousSignificantCharacter(std::size_t position) const
{
    while (position > 0) {
        const char c = at(--position);
        if (c != ' ')
            return c;
    }
    return ' ';
}

std::size_t CharacterIndex::find(std::size_t from, char c) const
{
    for (std::size_t place = from; inBounds(place); ++place) {
        if (m_text[place] == c)
            return place;
    }
    return nowhere;
}

std::size_t CharacterIndex::findUnescaped(std::size_t position, char c) const
{
    for (std::size_t place = position + 1; inBounds(place); ++place) {
        if (m_text[place] == '\\')
            ++place;
        else if (m_text[place] == c)
            return place;
    }
    return nowhere;
}

std::size_t CharacterIndex::findClosing(std::size_t position, char open, char close, bool skipPatterns) const
{
    std::size_t opened = 0;
    for (std::size_t place = position; inBounds(place); ++place) {
        const char c = m_text[place];
        if (c == '\'' || c == '"' || (skipPatterns && c == '/')) {
            place = findUnescaped(place, c);
            if (place == nowhere)
                return nowhere;
        } else if (c == open) {
            ++opened;
        } else if (c == close && --opened == 0) {
            return place;
        }
    }
    return nowhere;
}

bool CharacterIndex::take(std::string_view word)
{
    skipBlanks();
    if (!inBounds(m_position + word.size() - 1) || m_text.substr(m_position, word.size()) != word)
        return false;
    m_position += word.size();
    return true;
}

} // namespace statelight::query
