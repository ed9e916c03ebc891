#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "document/snapshot.h"
#include "source/text_edit.h"

namespace statelight::document {

/// `${Name}` in a definition: what stands there is known only when it is deployed. A name is made of letters, digits
/// and `_ . : - / [ ] ( ) *` as templates have them (AWS::Region, Table.Arn, var.names[0]), with blanks around it or
/// none.
/// `$${…}` and `${!…}` are how templates write "${" itself, so neither is a placeholder.
struct Placeholder {
    std::string name;
    core::SourceRange range; ///< the first one; the whole text around it where escapes or line ends lie within
    std::size_t count = 0;

    bool operator==(const Placeholder&) const = default;
};

using PlaceholderValues = std::map<std::string, std::string>;

/// Those of keys and values, but not of comments: each name once, in the order of the text.
[[nodiscard]] std::vector<Placeholder> placeholdersIn(const source::SourceTree& tree);

/// Puts the values in place; what has none stays. Inside of quotes and block scalars a value is text. Without quotes it
/// is the JSON value that it reads as (`${N}` becomes 5), else text in quotes.
/// Fails as source::TreeChange::edits does: with "edit.yaml" for rare notation in which a value can't stand.
[[nodiscard]] core::Result<source::TextEdits> placeholderEdits(
    const source::SourceTree& tree, const PlaceholderValues& values);

/// The snapshot that a run uses: `now` itself where no value has a place in it. States keep their paths, but for those
/// whose names held a placeholder. Fails as placeholderEdits does.
[[nodiscard]] core::Result<std::shared_ptr<const Snapshot>> fillPlaceholders(
    std::shared_ptr<const Snapshot> now, const PlaceholderValues& values);

} // namespace statelight::document
