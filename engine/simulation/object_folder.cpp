#include "simulation/object_folder.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <limits>

#include "core/builder.h"
#include "core/json.h"
#include "simulation/item_reader.h"
#include "storage/read_file.h"
#include "storage/write_file.h"

namespace statelight::simulation {

namespace {

namespace fs = std::filesystem;
using core::Result;
using core::Value;

Value memberOf(const Value& object, std::string_view name)
{
    const auto* value = object.find(name);
    return value ? *value : Value();
}

std::string textOf(const Value& object, std::string_view name)
{
    const Value value = memberOf(object, name);
    return value.isString() ? std::string(value.string()) : std::string();
}

std::string entityTag(const fs::path& file, std::uintmax_t size)
{
    std::uint64_t hash = 14695981039346656037ULL ^ size;
    for (const unsigned char letter : file.string()) {
        hash = (hash ^ letter) * 1099511628211ULL;
    }
    char digits[16]{};
    const auto end = std::to_chars(digits, digits + sizeof digits, hash, 16).ptr;
    return '"' + std::string(digits, end) + '"';
}

std::int64_t modifiedAt(const fs::directory_entry& entry)
{
    const auto time = std::chrono::file_clock::to_sys(entry.last_write_time());
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

Value describe(const fs::directory_entry& entry, const std::string& key)
{
    return Value::object({{"Etag", entityTag(key, entry.file_size())}, {"Key", key},
        {"LastModified", modifiedAt(entry)}, {"Size", entry.file_size()}, {"StorageClass", "STANDARD"}});
}

std::vector<std::pair<std::string, fs::directory_entry>> filesIn(const fs::path& bucket, const std::string& prefix)
{
    std::vector<std::pair<std::string, fs::directory_entry>> files;
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(bucket, error); !error && entry != fs::end(entry);
         entry.increment(error)) {
        std::string key = entry->path().lexically_relative(bucket).generic_string();
        if (entry->is_regular_file(error) && key.starts_with(prefix)) {
            files.emplace_back(std::move(key), *entry);
        }
    }
    std::ranges::sort(files, {}, [](const auto& file) -> const std::string& { return file.first; });
    return files;
}

std::string runId(const std::string& mapRunArn)
{
    return mapRunArn.substr(mapRunArn.rfind(':') + 1);
}

} // namespace

TaskSource::Reply ObjectFolder::answerTo(const execution::TaskRequest& request, const execution::Program&)
{
    if (request.kind == execution::RequestKind::Task) {
        return std::optional<execution::Answer>();
    }
    const Value& asked = request.parameters;
    const bool isWriting = request.kind == execution::RequestKind::WriteResults;
    const bool isListing = textOf(asked, "Resource").ends_with("listObjectsV2");
    const auto answer = isWriting ? writeResults(asked)
        : isListing               ? listObjects(memberOf(asked, "Parameters"), memberOf(asked, "ReaderConfig"))
                                  : readObject(memberOf(asked, "Parameters"), memberOf(asked, "ReaderConfig"));
    if (answer) {
        return execution::TaskSucceeded{request.id, *answer, std::nullopt};
    }
    const char* error = isWriting ? "States.ResultWriterFailed" : "States.ItemReaderFailed";
    return execution::TaskFailed{request.id, error, answer.error().message, std::nullopt, std::nullopt};
}

core::Result<std::string> ObjectFolder::pathOf(const std::string& bucket, const std::string& key) const
{
    const fs::path inside = (fs::path(bucket) / key).lexically_normal();
    if (bucket.empty() || inside.is_absolute() || inside.begin()->string() == "..") {
        return core::failure("objects.key", "\"" + bucket + "/" + key + "\" is no bucket and key.");
    }
    return (fs::path(m_folder) / inside).string();
}

core::Result<core::Value> ObjectFolder::readObject(const core::Value& parameters, const core::Value& config) const
{
    return pathOf(textOf(parameters, "Bucket"), textOf(parameters, "Key"))
        .and_then([](const std::string& path) { return storage::readFile(path); })
        .and_then([&config](const std::string& text) { return readItems(text, config); });
}

core::Result<core::Value> ObjectFolder::listObjects(const core::Value& parameters, const core::Value& config) const
{
    const auto bucket = pathOf(textOf(parameters, "Bucket"), "");
    if (!bucket) {
        return tl::unexpected(bucket.error());
    }
    if (!fs::is_directory(*bucket)) {
        return core::failure("objects.bucket", "The specified bucket does not exist");
    }
    const Value most = memberOf(config, "MaxItems");
    const auto limit = most.isInteger() && most.integer() > 0 ? static_cast<std::size_t>(most.integer())
                                                              : std::numeric_limits<std::size_t>::max();
    core::ArrayBuilder items;
    for (const auto& [key, entry] : filesIn(*bucket, textOf(parameters, "Prefix"))) {
        if (items.size() < limit) {
            items.add(describe(entry, key));
        }
    }
    return items.finish();
}

core::Result<core::Value> ObjectFolder::writeResults(const core::Value& request) const
{
    const Value parameters = memberOf(request, "Parameters");
    const std::string bucket = textOf(parameters, "Bucket");
    const std::string arn = textOf(request, "MapRunArn");
    const std::string prefix = textOf(parameters, "Prefix");
    const std::string folder = (prefix.empty() ? "" : prefix + "/") + runId(arn) + "/";
    const std::string data = core::toJson(memberOf(request, "Results"));
    const Value file = Value::object({{"Key", folder + "SUCCEEDED_0.json"}, {"Size", data.size()}});
    const Value manifest = Value::object({{"DestinationBucket", bucket}, {"MapRunArn", arn},
        {"ResultFiles",
            Value::object(
                {{"FAILED", Value::array()}, {"PENDING", Value::array()}, {"SUCCEEDED", Value::array({file})}})}});
    const std::pair<std::string, std::string> objects[]{
        {folder + "SUCCEEDED_0.json", data}, {folder + "manifest.json", core::toJson(manifest)}};
    for (const auto& [key, text] : objects) {
        const auto path = pathOf(bucket, key);
        if (!path) {
            return tl::unexpected(path.error());
        }
        std::error_code error;
        fs::create_directories(fs::path(*path).parent_path(), error);
        if (const auto written = storage::writeFile(*path, text); !written) {
            return tl::unexpected(written.error());
        }
    }
    return Value::object({{"MapRunArn", arn},
        {"ResultWriterDetails", Value::object({{"Bucket", bucket}, {"Key", folder + "manifest.json"}})}});
}

} // namespace statelight::simulation
