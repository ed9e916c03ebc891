#include "simulation/object_folder.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>

#include "core/builder.h"
#include "core/json.h"
#include "simulation/item_reader.h"
#include "storage/file_stream.h"
#include "storage/read_file.h"

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

/// Nothing for a file that has gone since it was listed.
std::optional<Value> describe(const fs::directory_entry& entry, const std::string& key)
{
    std::error_code error;
    const std::uintmax_t size = entry.file_size(error);
    if (error) {
        return std::nullopt;
    }
    const auto time = entry.last_write_time(error);
    if (error) {
        return std::nullopt;
    }
    const auto modified = std::chrono::file_clock::to_sys(time).time_since_epoch();
    const auto seconds = std::int64_t{std::chrono::duration_cast<std::chrono::seconds>(modified).count()};
    return Value::object({{"Etag", entityTag(key, size)}, {"Key", key}, {"LastModified", seconds}, {"Size", size},
        {"StorageClass", "STANDARD"}});
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

/// "bucket" of "arn:aws:s3:::bucket".
std::string bucketOf(const std::string& arn)
{
    return arn.substr(arn.rfind(':') + 1);
}

std::string placeOf(const std::string& bucket, const std::string& key)
{
    return "S3://" + bucket + (key.empty() ? "" : "/" + key);
}

/// The ReaderConfig of an inventory's data files, whose columns its manifest names: "Bucket, Key, Size".
Value inventoryConfig(const Value& manifest)
{
    std::vector<Value> headers;
    std::string schema = textOf(manifest, "fileSchema");
    for (std::size_t at = 0; at < schema.size();) {
        const auto end = std::min(schema.find(',', at), schema.size());
        std::string name = schema.substr(at, end - at);
        name.erase(0, name.find_first_not_of(' '));
        headers.emplace_back(name);
        at = end + 1;
    }
    return Value::object(
        {{"InputType", "CSV"}, {"CSVHeaderLocation", "GIVEN"}, {"CSVHeaders", Value::array(std::move(headers))}});
}

std::string runId(const std::string& mapRunArn)
{
    return mapRunArn.substr(mapRunArn.rfind(':') + 1);
}

bool isLast(const Value& asked)
{
    const Value last = memberOf(asked, "IsLast");
    return !last.isBoolean() || last.boolean();
}

/// How many items one answer carries.
constexpr std::size_t itemsAtOnce = 5000;

} // namespace

TaskSource::Reply ObjectFolder::answerTo(const execution::TaskRequest& request, const execution::Program&)
{
    if (request.kind == execution::RequestKind::ReadItems) {
        auto items = readItems(request);
        if (items) {
            return execution::Answer(std::move(*items));
        }
        return execution::TaskFailed{request.id, "States.ItemReaderFailed", items.error().message, {}, {}};
    }
    if (request.kind == execution::RequestKind::WriteResults) {
        auto written = writeResults(request.parameters);
        if (written) {
            return execution::TaskSucceeded{request.id, std::move(*written), {}};
        }
        return execution::TaskFailed{request.id, "States.ResultWriterFailed", written.error().message, {}, {}};
    }
    return std::optional<execution::Answer>();
}

core::Result<std::string> ObjectFolder::pathOf(const std::string& bucket, const std::string& key) const
{
    const fs::path inside = (fs::path(bucket) / key).lexically_normal();
    if (bucket.empty() || inside.is_absolute() || inside.begin()->string() == "..") {
        return core::failure("objects.key", "\"" + bucket + "/" + key + "\" is no bucket and key.");
    }
    return (fs::path(m_folder) / inside).string();
}

ObjectFolder::Opened ObjectFolder::openReader(const core::Value& asked) const
{
    const Value parameters = memberOf(asked, "Parameters");
    const Value config = memberOf(asked, "ReaderConfig");
    if (textOf(asked, "Resource").ends_with("listObjectsV2")) {
        return openList(parameters, config);
    }
    const std::string bucket = textOf(parameters, "Bucket");
    const std::string key = textOf(parameters, "Key");
    const std::string manifest = textOf(config, "ManifestType");
    if (manifest == "ATHENA_DATA") {
        return core::failure("items.type", "ManifestType ATHENA_DATA is not supported offline; S3_INVENTORY is.");
    }
    if (!manifest.empty() || textOf(config, "InputType") == "MANIFEST") {
        return openInventory(bucket, key);
    }
    return openObject(bucket, key, config);
}

ObjectFolder::Opened ObjectFolder::openObject(
    const std::string& bucket, const std::string& key, const core::Value& config) const
{
    const auto path = pathOf(bucket, key);
    if (!path) {
        return tl::unexpected(path.error());
    }
    auto file = storage::FileStream::open(*path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return openItems(TextStream(std::move(*file)), config, placeOf(bucket, key));
}

/// The rows of all data files that the manifest names.
ObjectFolder::Opened ObjectFolder::openInventory(const std::string& bucket, const std::string& key) const
{
    const auto text = pathOf(bucket, key).and_then([](const std::string& path) { return storage::readFile(path); });
    const auto manifest = text ? core::parseJson(*text) : tl::unexpected(text.error());
    if (!manifest) {
        return tl::unexpected(manifest.error());
    }
    const std::string format = textOf(*manifest, "fileFormat");
    if (format != "CSV") {
        return core::failure(
            "items.type", "An inventory in the format \"" + format + "\" is not supported offline; CSV is.");
    }
    const std::string destination = bucketOf(textOf(*manifest, "destinationBucket"));
    const Value config = inventoryConfig(*manifest);
    std::vector<StreamOpener> openers;
    for (const Value& file : memberOf(*manifest, "files").items()) {
        openers.emplace_back([this, from = destination.empty() ? bucket : destination, name = textOf(file, "key"),
                                 config] { return openObject(from, name, config); });
    }
    return joined(std::move(openers));
}

ObjectFolder::Opened ObjectFolder::openList(const core::Value& parameters, const core::Value& config) const
{
    const std::string bucket = textOf(parameters, "Bucket");
    const auto folder = pathOf(bucket, "");
    if (!folder) {
        return tl::unexpected(folder.error());
    }
    std::error_code error;
    if (!fs::is_directory(*folder, error)) {
        return core::failure("objects.bucket",
            !error || error == std::errc::no_such_file_or_directory
                ? "The specified bucket does not exist"
                : "The bucket \"" + bucket + "\" can't be read: " + error.message());
    }
    const bool loadsObjects = textOf(config, "Transformation") == "LOAD_AND_FLATTEN";
    core::ArrayBuilder items;
    std::vector<StreamOpener> openers;
    for (const auto& [key, entry] : filesIn(*folder, textOf(parameters, "Prefix"))) {
        if (loadsObjects) {
            openers.emplace_back([this, bucket, name = key, config] { return openObject(bucket, name, config); });
        } else if (auto described = describe(entry, key)) {
            items.add(std::move(*described));
        }
    }
    if (loadsObjects) {
        return joined(std::move(openers));
    }
    return streamOf(items.finish(), placeOf(bucket, ""));
}

/// Looks at the next item.
core::Result<void> ObjectFolder::lookAhead(OpenReader& reader) const
{
    auto item = reader.items->next();
    if (!item) {
        return tl::unexpected(item.error());
    }
    reader.ahead = std::move(*item);
    reader.source = reader.items->source();
    ++reader.offset;
    return {};
}

/// The reader that stands before the item asked for; one that was left elsewhere begins anew.
core::Result<ObjectFolder::OpenReader*> ObjectFolder::readerAt(const core::Value& asked)
{
    const Value given = memberOf(asked, "Offset");
    const std::size_t offset = given.isInteger() ? static_cast<std::size_t>(given.integer()) : 0;
    const std::string run = textOf(asked, "MapRunArn");
    const auto found = m_readers.find(run);
    if (found != m_readers.end() && found->second.offset == offset) {
        return &found->second;
    }
    auto opened = openReader(asked);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    OpenReader& reader = m_readers[run];
    reader = {std::move(*opened), {}, {}, static_cast<std::size_t>(-1)};
    do {
        if (const auto looked = lookAhead(reader); !looked) {
            return tl::unexpected(looked.error());
        }
    } while (reader.offset < offset && reader.ahead);
    return &reader;
}

core::Result<execution::ItemsRead> ObjectFolder::readItems(const execution::TaskRequest& request)
{
    const auto found = readerAt(request.parameters);
    if (!found) {
        return tl::unexpected(found.error());
    }
    OpenReader& reader = **found;
    const std::size_t most = mostItems(memberOf(request.parameters, "ReaderConfig"));
    execution::ItemsRead answer{request.id, {}, false, reader.source};
    core::ArrayBuilder items;
    // One answer tells one source.
    while (reader.ahead && items.size() < itemsAtOnce && reader.offset < most && reader.source == answer.source) {
        items.add(std::move(*reader.ahead));
        if (const auto looked = lookAhead(reader); !looked) {
            return tl::unexpected(looked.error());
        }
    }
    answer.hasMore = reader.ahead && reader.offset < most;
    answer.items = items.finish();
    if (!answer.hasMore) {
        m_readers.erase(textOf(request.parameters, "MapRunArn"));
    }
    return answer;
}

core::Result<ResultFiles*> ObjectFolder::filesFor(const core::Value& asked)
{
    const std::string arn = textOf(asked, "MapRunArn");
    if (const auto found = m_files.find(arn); found != m_files.end()) {
        return &found->second;
    }
    const Value parameters = memberOf(asked, "Parameters");
    const std::string prefix = textOf(parameters, "Prefix");
    const std::string keys = (prefix.empty() ? "" : prefix + "/") + runId(arn) + "/";
    const auto folder = pathOf(textOf(parameters, "Bucket"), keys);
    if (!folder) {
        return tl::unexpected(folder.error());
    }
    std::error_code error;
    fs::create_directories(*folder, error);
    if (error) {
        return core::failure("results.write", "\"" + keys + "\" can't be made: " + error.message() + ".");
    }
    const bool asLines = textOf(memberOf(asked, "WriterConfig"), "OutputType") == "JSONL";
    return &m_files.emplace(arn, ResultFiles(*folder, keys, asLines, m_fileLimit)).first->second;
}

core::Result<core::Value> ObjectFolder::writeResults(const core::Value& asked)
{
    const auto files = filesFor(asked);
    if (!files) {
        return tl::unexpected(files.error());
    }
    for (const auto& [member, kind] :
        {std::pair("Results", ResultFiles::Kind::Succeeded), std::pair("Failures", ResultFiles::Kind::Failed)}) {
        const Value results = memberOf(asked, member);
        for (const Value& result : results.items()) {
            if (const auto added = (*files)->add(kind, result); !added) {
                return tl::unexpected(added.error());
            }
        }
    }
    if (isLast(asked)) {
        const std::string arn = textOf(asked, "MapRunArn");
        const auto finished = (*files)->finish(textOf(memberOf(asked, "Parameters"), "Bucket"), arn);
        m_files.erase(arn);
        if (!finished) {
            return tl::unexpected(finished.error());
        }
    }
    return writtenResult(asked);
}

core::Value writtenResult(const core::Value& asked)
{
    if (!isLast(asked)) {
        return Value::object();
    }
    const std::string arn = textOf(asked, "MapRunArn");
    const Value parameters = memberOf(asked, "Parameters");
    const std::string bucket = textOf(parameters, "Bucket");
    const std::string prefix = textOf(parameters, "Prefix");
    const std::string key = (prefix.empty() ? "" : prefix + "/") + runId(arn) + "/manifest.json";
    return Value::object(
        {{"MapRunArn", arn}, {"ResultWriterDetails", Value::object({{"Bucket", bucket}, {"Key", key}})}});
}

} // namespace statelight::simulation
