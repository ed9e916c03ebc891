#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "document/edit.h"
#include "document/snapshot.h"

namespace statelight::cli {

/// One command of `edit` as it was typed. States are named by their name, or by their JSON pointer where it comes
/// twice; scopes by the name of their Map or Parallel ("Each", "Both/1" for the second branch), or by their pointer.
struct EditRequest {
    std::string command;
    std::string first;
    std::string second;
    std::optional<std::string> after;
    std::optional<std::string> into;
    bool heal = false;
};

/// The edit that the canvas would make for it. Fails with the codes of document/edits/edits.h, and with "edit.state"
/// for a name that is missing or comes twice, "edit.type" for a type that isn't one.
[[nodiscard]] core::Result<document::Edit> editFor(const document::Snapshot& now, const EditRequest& request);

} // namespace statelight::cli
