#include "asl/validator/map_state.h"

#include <algorithm>
#include <array>
#include <span>

#include "catalog/resource.h"

namespace statelight::asl::validator {

namespace {

bool isText(const core::Value* value, std::string_view text)
{
    return value != nullptr && value->isString() && value->string() == text;
}

void require(const Subject& subject, const core::Value& object, std::string_view name, const Place& place,
    core::SourceRange range)
{
    if (object.find(name) == nullptr)
        subject.findings.error(schemaFault, "These fields are required: [" + std::string(name) + ']', place, range);
}

void checkMode(const Subject& subject, const Map& map, const Place& place)
{
    if (!map.processor || !map.distributed)
        return;
    const Scope& processor = subject.machine.scopes[*map.processor];
    const Field& config = *processor.fields.find("ProcessorConfig");
    const Place inner = place.member(map.usesIterator ? "Iterator" : "ItemProcessor");
    const Place configPlace = inner.member("ProcessorConfig");
    require(subject, config.value, "ExecutionType", configPlace, config.range);
    if (subject.workflow == WorkflowType::Express) {
        subject.findings.error(schemaFault, "Express state machine does not support the 'DISTRIBUTED' mode of a Map",
            configPlace.member("Mode"), config.range);
    }
}

/// Of a reader or writer only these actions of S3 exist. A placeholder may stand for any of them.
void checkAction(const Subject& subject, const Field& part, const Place& place, std::span<const std::string_view> legal)
{
    const core::Value* const resource = part.value.find("Resource");
    if (resource == nullptr || !resource->isString())
        return;
    const std::string_view arn = resource->string();
    const auto isIt = [arn](std::string_view action) { return arn.ends_with(":states:::s3:" + std::string(action)); };
    if (arn.find("${") == std::string_view::npos && std::ranges::none_of(legal, isIt)) {
        subject.findings.error(schemaFault,
            "The value of 'Resource' must be one of: " + listText(legal) + " of arn:aws:states:::s3",
            place.member("Resource"), part.range);
    }
}

/// They do nothing in an inline Map, which is seldom meant.
void checkInline(const Subject& subject, const State& state, const Place& place)
{
    constexpr std::array<std::string_view, 3> parts{"ItemReader", "ItemBatcher", "ResultWriter"};
    for (const std::string_view name : parts) {
        if (const Field* const part = state.fields.find(name)) {
            subject.findings.warning("NOT_DISTRIBUTED",
                std::string(name) + " has an effect only where the ProcessorConfig of the Map has the Mode DISTRIBUTED",
                place.member(name), part->range);
        }
    }
}

/// Ours, not AWS's: what a run here can't read.
void checkOffline(const Subject& subject, const Field& reader, const Place& place)
{
    const core::Value* const config = reader.value.find("ReaderConfig");
    if (config == nullptr || !config->isObject())
        return;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> unsupported{
        {{"InputType", "PARQUET"}, {"ManifestType", "ATHENA_DATA"}}};
    for (const auto& [name, value] : unsupported) {
        if (isText(config->find(name), value)) {
            subject.findings.warning("NOT_SUPPORTED_OFFLINE",
                std::string(name) + ' ' + std::string(value) + " is not supported offline: a run ends with "
                    + "States.ItemReaderFailed",
                place.member("ReaderConfig").member(std::string(name)), reader.range);
        }
    }
}

void checkReader(const Subject& subject, const Field& reader, const Place& place)
{
    checkOffline(subject, reader, place);
    constexpr std::array<std::string_view, 2> actions{"getObject", "listObjectsV2"};
    checkAction(subject, reader, place, actions);
    const core::Value* const resource = reader.value.find("Resource");
    const core::Value* const config = reader.value.find("ReaderConfig");
    const std::string_view arn = resource != nullptr && resource->isString() ? resource->string() : "";
    const bool loads = config != nullptr && isText(config->find("Transformation"), "LOAD_AND_FLATTEN");
    if (catalog::parseResource(arn).action == "getObject" || loads) {
        const Place configPlace = place.member("ReaderConfig");
        require(subject, config == nullptr ? core::Value::object({}) : *config, "InputType", configPlace, reader.range);
    }
    if (config != nullptr && isText(config->find("CSVHeaderLocation"), "GIVEN"))
        require(subject, *config, "CSVHeaders", place.member("ReaderConfig"), reader.range);
    const core::Value* const pointer = config != nullptr ? config->find("ItemsPointer") : nullptr;
    const bool isPointer = pointer != nullptr && pointer->isString() && subject.language == QueryLanguage::JsonPath;
    if (isPointer && !pointer->string().empty() && !pointer->string().starts_with('/')) {
        subject.findings.error(schemaFault, "The value of 'ItemsPointer' must be a JSON Pointer, which begins with '/'",
            place.member("ReaderConfig").member("ItemsPointer"), reader.range);
    }
}

void checkBatcher(const Subject& subject, const Field& batcher, const Place& place)
{
    constexpr std::array<std::string_view, 4> limits{
        "MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"};
    for (const std::string_view limit : limits) {
        if (batcher.value.find(limit) != nullptr)
            return;
    }
    subject.findings.error(schemaFault, "One of these fields is required: " + listText(limits), place, batcher.range);
}

void checkWriter(const Subject& subject, const Field& writer, const Place& place)
{
    constexpr std::array<std::string_view, 1> actions{"putObject"};
    checkAction(subject, writer, place, actions);
    if (writer.value.find("Resource") == nullptr && writer.value.find("WriterConfig") == nullptr) {
        subject.findings.error(
            schemaFault, "One of these fields is required: [Resource, WriterConfig]", place, writer.range);
    }
    if (const core::Value* const config = writer.value.find("WriterConfig"); config != nullptr && config->isObject())
        require(subject, *config, "OutputType", place.member("WriterConfig"), writer.range);
}

using PartCheck = void (*)(const Subject&, const Field&, const Place&);

} // namespace

void checkMap(const Subject& subject, const State& state, const Map& map, const Place& place)
{
    checkMode(subject, map, place);
    if (!map.distributed)
        checkInline(subject, state, place);
    constexpr std::array<std::pair<std::string_view, PartCheck>, 3> parts{
        {{"ItemReader", checkReader}, {"ItemBatcher", checkBatcher}, {"ResultWriter", checkWriter}}};
    for (const auto& [name, check] : parts) {
        const Field* const part = state.fields.find(name);
        if (part != nullptr && part->value.isObject())
            check(subject, *part, place.member(name));
    }
}

} // namespace statelight::asl::validator
