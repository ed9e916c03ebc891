#pragma once

#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/value.h"

namespace statelight::simulation {

/// The files that a ResultWriter makes: SUCCEEDED_0.json, SUCCEEDED_1.json …, FAILED_0.json … and manifest.json. Each
/// one is written as its results come; none is larger than the limit unless a single result is.
class ResultFiles {
public:
    enum class Kind : std::uint8_t { Failed, Succeeded };

    /// `folder` exists; its files have the keys `prefix` + name. As JSON a file is one array, else one value a line.
    ResultFiles(std::string folder, std::string prefix, bool asLines, std::uint64_t limit);

    /// Fails with "results.write".
    [[nodiscard]] core::Result<void> add(Kind kind, const core::Value& result);
    /// Ends the files and writes the manifest.
    [[nodiscard]] core::Result<void> finish(const std::string& bucket, const std::string& mapRunArn);

private:
    struct Series {
        std::unique_ptr<std::ofstream> file;
        std::string key;
        std::uint64_t size = 0;
        std::vector<core::Value> ended; ///< {"Key", "Size"} of each
    };

    [[nodiscard]] core::Result<void> open(Kind kind);
    [[nodiscard]] core::Result<void> close(Series& series);
    [[nodiscard]] core::Result<void> write(Series& series, const std::string& text);

    std::string m_folder;
    std::string m_prefix;
    bool m_asLines;
    std::uint64_t m_limit;
    std::array<Series, 2> m_series;
};

} // namespace statelight::simulation
