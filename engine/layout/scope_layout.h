#pragma once

#include "layout/piece_placer.h"
#include "layout/scope_problem.h"

namespace statelight::layout {

[[nodiscard]] ScopePicture layOutScope(const ScopeProblem& problem, PiecePlacer& placer);

} // namespace statelight::layout
