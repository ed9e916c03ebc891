#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/opened_file.h"
#include "core/result.h"
#include "document/placeholders.h"

namespace statelight::cli {

/// Values for `${…}`: what `--value` gives to every definition of a call, and below that what each one's sidecar has.
class GivenValues {
public:
    /// Of NAME=VALUE; the last one of a name counts. Fails with "cli.value".
    [[nodiscard]] static core::Result<GivenValues> parse(const std::vector<std::string>& options);

    /// The definition with its values in place. Fails as storage::readSidecar and document::placeholderEdits do.
    [[nodiscard]] core::Result<OpenedFile> fill(OpenedFile file);
    /// Fails with "cli.value" where a name was given that none of the definitions so far has.
    [[nodiscard]] core::Result<void> checkUse() const;

private:
    document::PlaceholderValues m_given;
    std::set<std::string> m_names; ///< of all definitions so far
};

} // namespace statelight::cli
