#pragma once

#include <functional>

#include "app/document/document.h"
#include "storage/sidecar.h"

namespace statelight::app {

/// What is remembered of a definition beside its file; nothing for one without a file. Fails as storage::readSidecar
/// does.
[[nodiscard]] core::Result<storage::Sidecar> rememberedOf(const Document& document);
/// Changes what is remembered; the sidecar is written only where something differs. Does nothing for a document
/// without a file. Fails as storage::readSidecar and storage::writeSidecar do.
[[nodiscard]] core::Result<void> remember(
    const Document& document, const std::function<void(storage::Sidecar&)>& change);

} // namespace statelight::app
