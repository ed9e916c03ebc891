#include "simulation/result_files.h"

#include "core/json.h"
#include "storage/write_file.h"

namespace statelight::simulation {

namespace {

using core::Result;
using core::Value;

constexpr std::array names{"FAILED", "SUCCEEDED"};

} // namespace

ResultFiles::ResultFiles(std::string folder, std::string prefix, bool asLines, std::uint64_t limit)
    : m_folder(std::move(folder))
    , m_prefix(std::move(prefix))
    , m_asLines(asLines)
    , m_limit(limit)
{}

core::Result<void> ResultFiles::write(Series& series, const std::string& text)
{
    series.file->write(text.data(), static_cast<std::streamsize>(text.size()));
    series.size += text.size();
    if (!*series.file) {
        return core::failure("results.write", "\"" + series.key + "\" can't be written.");
    }
    return {};
}

core::Result<void> ResultFiles::open(Kind kind)
{
    const auto index = static_cast<std::size_t>(kind);
    Series& series = m_series[index];
    const std::string name
        = names[index] + ('_' + std::to_string(series.ended.size())) + (m_asLines ? ".jsonl" : ".json");
    series.key = m_prefix + name;
    series.size = 0;
    series.file = std::make_unique<std::ofstream>(m_folder + '/' + name, std::ios::binary | std::ios::trunc);
    return write(series, m_asLines ? "" : "[");
}

core::Result<void> ResultFiles::close(Series& series)
{
    auto written = write(series, m_asLines ? "" : "]");
    series.file->close();
    if (written && !*series.file) {
        written = core::failure("results.write", "\"" + series.key + "\" can't be written.");
    }
    series.ended.push_back(Value::object({{"Key", series.key}, {"Size", series.size}}));
    series.file = nullptr;
    return written;
}

core::Result<void> ResultFiles::add(Kind kind, const core::Value& result)
{
    Series& series = m_series[static_cast<std::size_t>(kind)];
    std::string text = core::toJson(result);
    const bool isEmpty = series.size <= 1;
    if (series.file && !isEmpty && series.size + text.size() + 2 > m_limit) {
        if (auto closed = close(series); !closed) {
            return closed;
        }
    }
    const bool isFirst = !series.file;
    if (isFirst) {
        if (auto opened = open(kind); !opened) {
            return opened;
        }
    }
    if (m_asLines) {
        text += '\n';
    } else if (!isFirst) {
        text.insert(0, 1, ',');
    }
    return write(series, text);
}

core::Result<void> ResultFiles::finish(const std::string& bucket, const std::string& mapRunArn)
{
    for (Series& series : m_series) {
        if (series.file) {
            if (auto closed = close(series); !closed) {
                return closed;
            }
        }
    }
    const auto filesOf = [&](Kind kind) { return Value::array(m_series[static_cast<std::size_t>(kind)].ended); };
    const Value files = Value::object(
        {{"FAILED", filesOf(Kind::Failed)}, {"PENDING", Value::array()}, {"SUCCEEDED", filesOf(Kind::Succeeded)}});
    const Value manifest
        = Value::object({{"DestinationBucket", bucket}, {"MapRunArn", mapRunArn}, {"ResultFiles", files}});
    return storage::writeFile(m_folder + "/manifest.json", core::toJson(manifest));
}

} // namespace statelight::simulation
