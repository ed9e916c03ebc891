#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "query/jsonata/expression.h"
#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// A variable that no frame of the program holds: given from outside, or one of JSONata's functions.
struct External {
    std::string name;
    std::int32_t function = -1; ///< its index among builtins(), or -1
};

/// A compiled text.
struct Program {
    std::string text;
    Dialect dialect = Dialect::Aws;
    NodePtr root;
    FrameShape frame;
    std::vector<External> externals;
    std::vector<Reference> references;
    bool hasLoneSurrogates = false; ///< some literal text may hold one, in three bytes
};

/// Fails with the faults of parse(), shapePaths() and resolveNames().
[[nodiscard]] OrFault<std::shared_ptr<const Program>> compileProgram(std::string_view text, Dialect dialect);

} // namespace statelight::query::jsonata
