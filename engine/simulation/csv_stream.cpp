#include "simulation/csv_stream.h"

#include <algorithm>
#include <vector>

#include "core/builder.h"
#include "simulation/csv.h"

namespace statelight::simulation {

namespace {

using core::Result;
using core::Value;
using Row = std::vector<std::string>;

std::string textOf(const Value& object, std::string_view name)
{
    const Value* value = object.find(name);
    return value && value->isString() ? std::string(value->string()) : std::string();
}

char delimiterOf(const Value& config)
{
    const std::string name = textOf(config, "CSVDelimiter");
    if (name == "PIPE") {
        return '|';
    }
    if (name == "SEMICOLON") {
        return ';';
    }
    if (name == "SPACE") {
        return ' ';
    }
    return name == "TAB" ? '\t' : ',';
}

bool hasDuplicates(Row texts)
{
    std::ranges::sort(texts);
    return std::ranges::adjacent_find(texts) != texts.end();
}

class CsvStream final : public ItemStream {
public:
    CsvStream(TextStream text, char delimiter, std::string source)
        : m_text(std::move(text))
        , m_delimiter(delimiter)
        , m_source(std::move(source))
    {}

    void setHeaders(const Row& headers) { m_keys.assign(headers.begin(), headers.end()); }

    /// A row is whole once something stands behind it, or nothing will.
    [[nodiscard]] Result<std::optional<Row>> nextRow()
    {
        for (;;) {
            CsvRows rows(m_text.rest(), m_delimiter);
            auto row = rows.next();
            if (m_text.isComplete() || (row && !rows.rest().empty())) {
                m_text.consume(m_text.rest().size() - rows.rest().size());
                return row;
            }
            if (const auto filled = m_text.fill(); !filled) {
                return tl::unexpected(filled.error());
            }
        }
    }

    [[nodiscard]] Result<std::optional<Value>> next() override
    {
        auto row = nextRow();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            return std::optional<Value>();
        }
        (*row)->resize(m_keys.size());
        core::ObjectBuilder item(m_keys.size());
        for (std::size_t column = 0; column < m_keys.size(); ++column) {
            item.add(m_keys[column], Value((**row)[column]));
        }
        return std::optional(item.finish());
    }
    [[nodiscard]] const std::string& source() const override { return m_source; }

private:
    TextStream m_text;
    char m_delimiter;
    std::string m_source;
    std::vector<core::Key> m_keys;
};

Result<Row> headersOf(const Value& config, CsvStream& stream)
{
    if (textOf(config, "CSVHeaderLocation") != "GIVEN") {
        const auto row = stream.nextRow();
        return row ? Result<Row>(row->value_or(Row())) : tl::unexpected(row.error());
    }
    Row headers;
    if (const Value* given = config.find("CSVHeaders")) {
        for (const Value& header : given->items()) {
            headers.emplace_back(header.isString() ? header.string() : std::string_view());
        }
    }
    return headers;
}

} // namespace

core::Result<std::unique_ptr<ItemStream>> openCsv(TextStream text, const core::Value& config, std::string source)
{
    auto stream = std::make_unique<CsvStream>(std::move(text), delimiterOf(config), std::move(source));
    const auto headers = headersOf(config, *stream);
    if (!headers) {
        return tl::unexpected(headers.error());
    }
    if (hasDuplicates(*headers)) {
        return core::failure("items.headers", "CSV headers cannot contain duplicates.");
    }
    stream->setHeaders(*headers);
    return stream;
}

} // namespace statelight::simulation
