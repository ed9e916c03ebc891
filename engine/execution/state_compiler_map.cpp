#include "execution/state_compiler.h"

namespace statelight::execution {

namespace {

core::Value memberOf(const core::Value& object, std::string_view key)
{
    const core::Value* value = object.find(key);
    return value ? *value : core::Value();
}

} // namespace

void StateCompiler::compileMap(const asl::Map& map)
{
    compiled::Map compiled;
    const asl::Fields& fields = m_source.fields;
    if (map.processor)
        compiled.start = startOf(*map.processor);
    else
        refuse("A Map needs an ItemProcessor.", m_source.nameRange);
    compiled.isDistributed = map.distributed;
    compiled.label = fields.text("Label").value_or("");
    compiled.itemsPath = path(fields, "ItemsPath");
    compiled.itemSelector = shape(fields, fields.has("ItemSelector") ? "ItemSelector" : "Parameters");
    compiled.maxConcurrency = number(fields, "MaxConcurrency");
    compiled.toleratedCount = number(fields, "ToleratedFailureCount");
    compiled.toleratedPercentage = number(fields, "ToleratedFailurePercentage");
    compileReader(compiled);
    compileBatcher(compiled);
    compileWriter(compiled);
    m_state.kind = std::move(compiled);
}

void StateCompiler::compileReader(compiled::Map& compiled)
{
    const asl::Field* field = m_source.fields.find("ItemReader");
    if (!field || !compiled.isDistributed)
        return;
    compiled::ItemReader reader;
    reader.resource = memberOf(field->value, "Resource");
    if (const core::Value* parameters = field->value.find("Parameters"))
        reader.parameters = shape(*parameters, "ItemReader", field->range);
    reader.config = memberOf(field->value, "ReaderConfig");
    reader.maxItems = number(reader.config, "MaxItems", field->range);
    compiled.reader = std::move(reader);
}

void StateCompiler::compileBatcher(compiled::Map& compiled)
{
    const asl::Field* field = m_source.fields.find("ItemBatcher");
    if (!field || !compiled.isDistributed)
        return;
    compiled::ItemBatcher batcher;
    batcher.maxItems = number(field->value, "MaxItemsPerBatch", field->range);
    batcher.maxBytes = number(field->value, "MaxInputBytesPerBatch", field->range);
    if (const core::Value* input = field->value.find("BatchInput"))
        batcher.batchInput = shape(*input, "BatchInput", field->range);
    compiled.batcher = std::move(batcher);
}

void StateCompiler::compileWriter(compiled::Map& compiled)
{
    const asl::Field* field = m_source.fields.find("ResultWriter");
    if (!field || !compiled.isDistributed)
        return;
    compiled::ResultWriter writer;
    writer.resource = memberOf(field->value, "Resource");
    if (const core::Value* parameters = field->value.find("Parameters"))
        writer.parameters = shape(*parameters, "ResultWriter", field->range);
    writer.config = memberOf(field->value, "WriterConfig");
    compiled.writer = std::move(writer);
}

} // namespace statelight::execution
