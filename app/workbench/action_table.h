#pragma once

#include <span>

namespace statelight::app {

/// One thing a user can do, as every menu, shortcut, tooltip and the key sheet tell it. Texts are marked for
/// translation in the context "Actions" and are translated when shown.
struct ActionRow {
    const char* id;
    const char* menu; ///< File, Edit, View, Run or Help; empty: in no menu
    int group; ///< a line separates groups within a menu
    const char* text;
    const char* keys; ///< portable key sequences, separated by "; "; the first is shown
    const char* icon; ///< name in resources/icons, or empty
    const char* help; ///< one sentence
};

[[nodiscard]] std::span<const ActionRow> actionTable();

} // namespace statelight::app
