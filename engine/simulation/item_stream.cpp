#include "simulation/item_stream.h"

#include "core/json.h"
#include "simulation/csv_stream.h"
#include "simulation/item_pointer.h"

namespace statelight::simulation {

namespace {

using core::Result;
using core::Value;
using Next = Result<std::optional<Value>>;

class ValueStream final : public ItemStream {
public:
    ValueStream(Value items, std::string source)
        : m_items(std::move(items))
        , m_source(std::move(source))
    {}

    [[nodiscard]] Next next() override
    {
        if (m_at == m_items.size()) {
            return std::optional<Value>();
        }
        return std::optional(m_items.items()[m_at++]);
    }
    [[nodiscard]] const std::string& source() const override { return m_source; }

private:
    Value m_items;
    std::string m_source;
    std::size_t m_at = 0;
};

/// JSON Lines: one value a line; blank lines are none.
class LineStream final : public ItemStream {
public:
    LineStream(TextStream text, std::string source)
        : m_text(std::move(text))
        , m_source(std::move(source))
    {}

    [[nodiscard]] Next next() override
    {
        for (;;) {
            const auto end = m_text.rest().find('\n');
            if (end == std::string_view::npos && !m_text.isComplete()) {
                if (const auto filled = m_text.fill(); !filled) {
                    return tl::unexpected(filled.error());
                }
                continue;
            }
            const auto line = m_text.rest().substr(0, end);
            if (line.empty() && end == std::string_view::npos) {
                return std::optional<Value>();
            }
            const bool isBlank = line.find_first_not_of(" \t\r") == std::string_view::npos;
            auto item = isBlank ? Result<Value>(Value()) : core::parseJson(line);
            m_text.consume(line.size() + (end == std::string_view::npos ? 0 : 1));
            if (!item) {
                return tl::unexpected(item.error());
            }
            if (!isBlank) {
                return std::optional(std::move(*item));
            }
        }
    }
    [[nodiscard]] const std::string& source() const override { return m_source; }

private:
    TextStream m_text;
    std::string m_source;
};

class JoinedStream final : public ItemStream {
public:
    explicit JoinedStream(std::vector<StreamOpener> openers)
        : m_openers(std::move(openers))
    {}

    [[nodiscard]] Next next() override
    {
        for (;;) {
            if (m_current) {
                auto item = m_current->next();
                if (!item || *item) {
                    return item;
                }
                m_current = nullptr;
            }
            if (m_at == m_openers.size()) {
                return std::optional<Value>();
            }
            auto opened = m_openers[m_at++]();
            if (!opened) {
                return tl::unexpected(opened.error());
            }
            m_current = std::move(*opened);
        }
    }
    [[nodiscard]] const std::string& source() const override { return m_current ? m_current->source() : m_none; }

private:
    std::vector<StreamOpener> m_openers;
    std::size_t m_at = 0;
    std::unique_ptr<ItemStream> m_current;
    std::string m_none;
};

Result<std::unique_ptr<ItemStream>> openJson(TextStream text, const Value& config, std::string source)
{
    if (const auto filled = text.fillAll(); !filled) {
        return tl::unexpected(filled.error());
    }
    const auto document = core::parseJson(text.rest());
    if (!document) {
        return tl::unexpected(document.error());
    }
    const Value* pointer = config.find("ItemsPointer");
    const Value* items = atPointer(*document, pointer && pointer->isString() ? pointer->string() : "");
    if (!items || !items->isArray()) {
        return core::failure("items.kind", "Attempting to map over non-iterable node.");
    }
    return streamOf(*items, std::move(source));
}

void skipByteOrderMark(TextStream& text)
{
    if (text.rest().starts_with("\xef\xbb\xbf")) {
        text.consume(3);
    }
}

} // namespace

std::unique_ptr<ItemStream> streamOf(core::Value items, std::string source)
{
    return std::make_unique<ValueStream>(std::move(items), std::move(source));
}

std::unique_ptr<ItemStream> joined(std::vector<StreamOpener> openers)
{
    return std::make_unique<JoinedStream>(std::move(openers));
}

core::Result<std::unique_ptr<ItemStream>> openItems(TextStream text, const core::Value& config, std::string source)
{
    if (const auto filled = text.fill(); !filled) {
        return tl::unexpected(filled.error());
    }
    skipByteOrderMark(text);
    const Value* given = config.find("InputType");
    const std::string type(given && given->isString() ? given->string() : "");
    if (type == "JSON") {
        return openJson(std::move(text), config, std::move(source));
    }
    if (type == "JSONL") {
        return std::make_unique<LineStream>(std::move(text), std::move(source));
    }
    if (type == "CSV") {
        return openCsv(std::move(text), config, std::move(source));
    }
    return core::failure(
        "items.type", "InputType " + type + " is not supported offline; CSV, JSON, JSONL and MANIFEST are.");
}

} // namespace statelight::simulation
