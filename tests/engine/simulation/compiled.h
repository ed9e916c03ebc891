#pragma once

#include <memory>
#include <string_view>

#include "document/snapshot.h"
#include "execution/program.h"

namespace statelight::tests {

/// The program of a definition that must compile.
inline std::shared_ptr<const execution::Program> compiled(std::string_view definition)
{
    const auto text = std::make_shared<const std::string>(definition);
    return execution::compile(document::readSnapshot(text, source::Format::Json, 1)->machine).value();
}

} // namespace statelight::tests
