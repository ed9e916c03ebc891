#pragma once

#include <string>

#include "simulation/task_source.h"

namespace statelight::simulation {

/// A folder that plays S3: FOLDER/bucket/key. It reads the items of distributed Maps (getObject, listObjectsV2) and
/// takes their results (putObject). Nothing outside the folder is touched, whatever a key says.
class ObjectFolder : public TaskSource {
public:
    explicit ObjectFolder(std::string folder)
        : m_folder(std::move(folder))
    {}

    [[nodiscard]] Reply answerTo(const execution::TaskRequest& request, const execution::Program& program) override;

private:
    [[nodiscard]] core::Result<std::string> pathOf(const std::string& bucket, const std::string& key) const;
    [[nodiscard]] core::Result<core::Value> readObject(const core::Value& parameters, const core::Value& config) const;
    [[nodiscard]] core::Result<core::Value> listObjects(const core::Value& parameters, const core::Value& config) const;
    [[nodiscard]] core::Result<core::Value> writeResults(const core::Value& request) const;

    std::string m_folder;
};

} // namespace statelight::simulation
