#include "cli/given_values.h"

#include <utility>

#include "storage/sidecar.h"

namespace statelight::cli {

namespace {

std::string listed(const std::set<std::string>& names)
{
    std::string all;
    for (const std::string& name : names) {
        all += (all.empty() ? "${" : ", ${") + name + "}";
    }
    return all;
}

} // namespace

core::Result<GivenValues> GivenValues::parse(const std::vector<std::string>& options)
{
    GivenValues values;
    for (const std::string& option : options) {
        const std::size_t equals = option.find('=');
        if (equals == std::string::npos || equals == 0) {
            return core::failure("cli.value", "--value takes NAME=VALUE, not \"" + option + "\"");
        }
        values.m_given.insert_or_assign(option.substr(0, equals), option.substr(equals + 1));
    }
    return values;
}

core::Result<OpenedFile> GivenValues::fill(OpenedFile file)
{
    document::PlaceholderValues values = m_given;
    if (file.path != "-") {
        const auto sidecar = storage::readSidecar(file.path);
        if (!sidecar) {
            return tl::unexpected(sidecar.error());
        }
        values.insert(sidecar->placeholders.begin(), sidecar->placeholders.end());
    }
    for (document::Placeholder& placeholder : document::placeholdersIn(file.snapshot->tree)) {
        m_names.insert(std::move(placeholder.name));
    }
    auto edits = document::placeholderEdits(file.snapshot->tree, values);
    auto filled = document::fillPlaceholders(file.snapshot, values);
    if (!edits || !filled) {
        return tl::unexpected(edits ? filled.error() : edits.error());
    }
    file.snapshot = *std::move(filled);
    file.filled = *std::move(edits);
    return file;
}

core::Result<void> GivenValues::checkUse() const
{
    for (const auto& [name, value] : m_given) {
        if (!m_names.contains(name)) {
            return core::failure("cli.value",
                "the definition has no ${" + name + "}"
                    + (m_names.empty() ? std::string(", nor any other placeholder") : "; it has " + listed(m_names)));
        }
    }
    return {};
}

} // namespace statelight::cli
