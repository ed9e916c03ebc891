#pragma once

#include <optional>
#include <string>

#include "catalog/resource.h"
#include "core/value.h"

namespace statelight::catalog {

/// What is wrong with the answer of a service, by what we know of its shape: "Field 'StatusCode' must be a number", as
/// AWS's TestState words it. Nothing where all is well or the action isn't among the known ones; members that the shape
/// doesn't have are always fine. `requiresAll` also wants the members that the service always gives.
/// A .sync resource is compared with what its polling call answers.
[[nodiscard]] std::optional<std::string> faultOfResult(
    const Resource& resource, const core::Value& result, bool requiresAll);

/// Whether the answer's shape is known.
[[nodiscard]] bool knowsResult(const Resource& resource);

} // namespace statelight::catalog
