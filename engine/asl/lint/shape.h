#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "asl/state_machine.h"
#include "catalog/resource.h"

namespace statelight::asl::lint {

/// Which members the output of a state has, where it replaces the state's input.
struct Shape {
    std::vector<std::string_view> names;
    bool isService = false; ///< besides, any name that a service may answer with: those begin with a capital

    [[nodiscard]] bool mayHave(std::string_view name) const;
};

/// Nothing where the input lives on, or where what comes out can't be told.
[[nodiscard]] std::optional<Shape> replacingShape(const State& state, const catalog::Resource& resource);
/// The same for the way through a catcher.
[[nodiscard]] std::optional<Shape> replacingShape(const Catcher& catcher, QueryLanguage language);

/// What the state leaves of its input: nothing where it is replaced; else the member that ResultPath adds, or "".
[[nodiscard]] std::optional<std::string_view> addedToInput(const State& state);

} // namespace statelight::asl::lint
