#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "simulation/text_stream.h"

namespace statelight::simulation {

/// The items of a distributed Map, one after the other.
class ItemStream {
public:
    ItemStream() = default;
    ItemStream(const ItemStream&) = delete;
    ItemStream& operator=(const ItemStream&) = delete;
    virtual ~ItemStream() = default;

    /// The next one; nothing at the end. Fails with "items.…"; the message is the cause of States.ItemReaderFailed.
    [[nodiscard]] virtual core::Result<std::optional<core::Value>> next() = 0;
    /// What `$$.Map.Item.Source` says of the item that came last.
    [[nodiscard]] virtual const std::string& source() const = 0;
};

/// The items that an object's text holds. `config` is the state's ReaderConfig with its values evaluated: InputType
/// CSV, JSON or JSONL, CSVHeaderLocation, CSVHeaders, CSVDelimiter, ItemsPointer. MaxItems isn't looked at.
[[nodiscard]] core::Result<std::unique_ptr<ItemStream>> openItems(
    TextStream text, const core::Value& config, std::string source);

/// Items that are there already.
[[nodiscard]] std::unique_ptr<ItemStream> streamOf(core::Value items, std::string source);

/// The items of several streams; each is opened when the one before has ended.
using StreamOpener = std::function<core::Result<std::unique_ptr<ItemStream>>()>;
[[nodiscard]] std::unique_ptr<ItemStream> joined(std::vector<StreamOpener> openers);

} // namespace statelight::simulation
