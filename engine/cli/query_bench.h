#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/value.h"

namespace statelight::cli {

/// What `bench jsonata` measures.
struct QueryBenchOptions {
    std::string workloads;
    double seconds = 1; ///< for each measure
    std::vector<std::string> documents = {"10kb", "1mb"};
    std::vector<std::string> sets = {"jsonata", "jsonpath"};
};

/// Prints a line for each expression and document: {"set", "name", "doc", "compile_each", "per_s"}. Each expression is
/// evaluated and checked once before; "bench.output" where it gives nothing.
[[nodiscard]] core::Result<bool> benchQueries(const QueryBenchOptions& options);

} // namespace statelight::cli
