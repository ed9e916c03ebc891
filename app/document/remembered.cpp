#include "app/document/remembered.h"

namespace statelight::app {

core::Result<storage::Sidecar> rememberedOf(const Document& document)
{
    if (document.path().isEmpty())
        return storage::Sidecar();
    return storage::readSidecar(document.path().toStdString());
}

core::Result<void> remember(const Document& document, const std::function<void(storage::Sidecar&)>& change)
{
    if (document.path().isEmpty())
        return {};
    const std::string path = document.path().toStdString();
    return rememberedOf(document).and_then([&](const storage::Sidecar& before) -> core::Result<void> {
        storage::Sidecar after = before;
        change(after);
        return after == before ? core::Result<void>() : storage::writeSidecar(path, after);
    });
}

} // namespace statelight::app
