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
    if (m_state.isJsonata) {
        compiled.items = field(fields, "Items", "Items");
        if (compiled.items && compiled.items->payload.isConstant() && !fields.find("Items")->value.isArray())
            refuse("Items must be an array or an expression.", fields.find("Items")->range);
    } else {
        compiled.itemsPath = path(fields, "ItemsPath");
    }
    const bool isOld = !m_state.isJsonata && !fields.has("ItemSelector");
    compiled.itemSelector = shape(fields, isOld ? "Parameters" : "ItemSelector", "ItemSelector");
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
    const char* parametersName = m_state.isJsonata ? "Arguments" : "Parameters";
    if (const core::Value* parameters = field->value.find(parametersName))
        reader.parameters = shape(*parameters, std::string("ItemReader/") + parametersName, field->range);
    reader.config = memberOf(field->value, "ReaderConfig");
    reader.maxItems = number(reader.config, "MaxItems", "ItemReader/ReaderConfig/", field->range);
    compiled.reader = std::move(reader);
}

void StateCompiler::compileBatcher(compiled::Map& compiled)
{
    const asl::Field* field = m_source.fields.find("ItemBatcher");
    if (!field || !compiled.isDistributed)
        return;
    compiled::ItemBatcher batcher;
    batcher.maxItems = number(field->value, "MaxItemsPerBatch", "ItemBatcher/", field->range);
    batcher.maxBytes = number(field->value, "MaxInputBytesPerBatch", "ItemBatcher/", field->range);
    if (const core::Value* input = field->value.find("BatchInput"))
        batcher.batchInput = shape(*input, "ItemBatcher/BatchInput", field->range);
    compiled.batcher = std::move(batcher);
}

void StateCompiler::compileWriter(compiled::Map& compiled)
{
    const asl::Field* field = m_source.fields.find("ResultWriter");
    if (!field || !compiled.isDistributed)
        return;
    compiled::ResultWriter writer;
    writer.resource = memberOf(field->value, "Resource");
    const char* parametersName = m_state.isJsonata ? "Arguments" : "Parameters";
    if (const core::Value* parameters = field->value.find(parametersName))
        writer.parameters = shape(*parameters, std::string("ResultWriter/") + parametersName, field->range);
    writer.config = memberOf(field->value, "WriterConfig");
    compiled.writer = std::move(writer);
}

} // namespace statelight::execution
