#pragma once

#include <QtCore/QString>
#include <vector>

namespace statelight::app {

/// Replaces `removed` units at `position` of a shown text; positions count in the text before any change of the same
/// list.
struct TextChange {
    int position = 0;
    int removed = 0;
    QString inserted;
    bool operator==(const TextChange&) const = default;
};

using TextChanges = std::vector<TextChange>;

} // namespace statelight::app
