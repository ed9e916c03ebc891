#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "simulation/item_stream.h"
#include "simulation/result_files.h"
#include "simulation/task_source.h"

namespace statelight::simulation {

/// What AWS answers where the results of a WriteResults request were written: of the last one the map run and the
/// manifest's bucket and key, else nothing.
[[nodiscard]] core::Value writtenResult(const core::Value& asked);

/// A folder that plays S3: FOLDER/bucket/key. It reads the items of distributed Maps (getObject, listObjectsV2, also
/// with LOAD_AND_FLATTEN, and inventory manifests; what is packed with gzip is unpacked) piece by piece, and writes
/// their results as they come (putObject). Nothing outside the folder is touched, whatever a key says.
class ObjectFolder : public TaskSource {
public:
    /// Result files are at most `fileLimit` bytes each; AWS's are 5 GB.
    explicit ObjectFolder(std::string folder, std::uint64_t fileLimit = 5'000'000'000)
        : m_folder(std::move(folder))
        , m_fileLimit(fileLimit)
    {}

    [[nodiscard]] Reply answerTo(const execution::TaskRequest& request, const execution::Program& program) override;

private:
    using Opened = core::Result<std::unique_ptr<ItemStream>>;
    /// A reader in the midst of its items, one of which is looked at already.
    struct OpenReader {
        std::unique_ptr<ItemStream> items;
        std::optional<core::Value> ahead;
        std::string source; ///< of `ahead`
        std::size_t offset = 0; ///< of `ahead`
    };

    [[nodiscard]] core::Result<std::string> pathOf(const std::string& bucket, const std::string& key) const;
    [[nodiscard]] Opened openReader(const core::Value& asked) const;
    [[nodiscard]] Opened openObject(const std::string& bucket, const std::string& key, const core::Value& config) const;
    [[nodiscard]] Opened openInventory(const std::string& bucket, const std::string& key) const;
    [[nodiscard]] Opened openList(const core::Value& parameters, const core::Value& config) const;
    [[nodiscard]] core::Result<void> lookAhead(OpenReader& reader) const;
    [[nodiscard]] core::Result<OpenReader*> readerAt(const core::Value& asked);
    [[nodiscard]] core::Result<execution::ItemsRead> readItems(const execution::TaskRequest& request);
    [[nodiscard]] core::Result<core::Value> writeResults(const core::Value& asked);
    [[nodiscard]] core::Result<ResultFiles*> filesFor(const core::Value& asked);

    std::string m_folder;
    std::uint64_t m_fileLimit;
    std::map<std::string, OpenReader, std::less<>> m_readers; ///< by the ARN of the map run
    std::map<std::string, ResultFiles, std::less<>> m_files;
};

} // namespace statelight::simulation
