#pragma once

#include <QtCore/QString>
#include <optional>

#include "app/code/text_change.h"
#include "source/source_tree.h"

namespace statelight::app {

/// What a key does to a text, and the selection afterwards.
struct TypedChange {
    TextChanges changes;
    int anchor = 0;
    int caret = 0;
    /// Joins with the typing around it.
    bool isTyping = false;
    bool operator==(const TypedChange&) const = default;
};

/// A key in a text of `format`. `anchor` and `caret` bound the selection, in UTF-16 units of `text`.
struct TypedKey {
    int key = 0; ///< of Qt::Key
    QString text; ///< what it would insert
    bool shift = false;
    int anchor = 0;
    int caret = 0;
};

/// Enter indents as its line does and one level more behind an opening bracket; Tab and Shift+Tab move whole lines
/// where several are selected; brackets and quotes come in pairs, surround a selection and are typed over; Backspace
/// takes an empty pair together. Nothing: the editor's own key is right.
[[nodiscard]] std::optional<TypedChange> typingAid(const QString& text, source::Format format, const TypedKey& typed);

} // namespace statelight::app
