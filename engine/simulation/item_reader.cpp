#include "simulation/item_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <vector>

#include "core/builder.h"
#include "core/json.h"
#include "simulation/csv.h"

namespace statelight::simulation {

namespace {

using core::Result;
using core::Value;

std::string textOf(const Value& object, std::string_view name)
{
    const auto* value = object.find(name);
    return value && value->isString() ? std::string(value->string()) : std::string();
}

std::size_t mostItems(const Value& config)
{
    const auto* most = config.find("MaxItems");
    const bool isLimit = most && most->isInteger() && most->integer() > 0;
    return isLimit ? static_cast<std::size_t>(most->integer()) : std::numeric_limits<std::size_t>::max();
}

/// RFC 6901; null where the pointer leads nowhere.
const Value* atPointer(const Value& root, std::string_view pointer)
{
    const Value* value = &root;
    while (value && !pointer.empty()) {
        const auto end = std::min(pointer.find('/', 1), pointer.size());
        std::string token(pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
        for (const auto& [from, to] : {std::pair("~1", "/"), std::pair("~0", "~")}) {
            for (std::size_t at = 0; (at = token.find(from, at)) != std::string::npos; ++at) {
                token.replace(at, 2, to);
            }
        }
        if (!value->isArray()) {
            value = value->find(token);
            continue;
        }
        std::size_t index = 0;
        const auto [rest, fault] = std::from_chars(token.data(), token.data() + token.size(), index);
        const bool isIndex = fault == std::errc() && rest == token.data() + token.size() && index < value->size();
        value = isIndex ? &value->items()[index] : nullptr;
    }
    return value;
}

Result<Value> readJson(std::string_view text, const Value& config)
{
    auto document = core::parseJson(text);
    if (!document) {
        return document;
    }
    const std::string pointer = textOf(config, "ItemsPointer");
    const Value* items = pointer.empty() || pointer.front() == '/' ? atPointer(*document, pointer) : nullptr;
    if (!items || !items->isArray()) {
        return core::failure("items.kind", "Attempting to map over non-iterable node.");
    }
    const auto all = items->items();
    const auto count = std::min(all.size(), mostItems(config));
    return count == all.size() ? *items : Value::array({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)});
}

Result<Value> readJsonLines(std::string_view text, const Value& config)
{
    core::ArrayBuilder items;
    const auto most = mostItems(config);
    while (!text.empty() && items.size() < most) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        auto item = core::parseJson(line);
        if (!item) {
            return item;
        }
        items.add(std::move(*item));
    }
    return items.finish();
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

std::vector<std::string> headersOf(const Value& config, CsvRows& rows)
{
    if (textOf(config, "CSVHeaderLocation") != "GIVEN") {
        return rows.next().value_or(std::vector<std::string>());
    }
    std::vector<std::string> headers;
    if (const auto* given = config.find("CSVHeaders")) {
        for (const auto& header : given->items()) {
            headers.emplace_back(header.isString() ? header.string() : std::string_view());
        }
    }
    return headers;
}

bool hasDuplicates(std::vector<std::string> texts)
{
    std::ranges::sort(texts);
    return std::ranges::adjacent_find(texts) != texts.end();
}

Result<Value> readCsv(std::string_view text, const Value& config)
{
    CsvRows rows(text, delimiterOf(config));
    const auto headers = headersOf(config, rows);
    if (hasDuplicates(headers)) {
        return core::failure("items.headers", "CSV headers cannot contain duplicates.");
    }
    const std::vector<core::Key> keys(headers.begin(), headers.end());
    core::ArrayBuilder items;
    const auto most = mostItems(config);
    while (items.size() < most) {
        auto row = rows.next();
        if (!row) {
            break;
        }
        row->resize(keys.size());
        core::ObjectBuilder item(keys.size());
        for (std::size_t column = 0; column < keys.size(); ++column) {
            item.add(keys[column], Value((*row)[column]));
        }
        items.add(item.finish());
    }
    return items.finish();
}

} // namespace

core::Result<core::Value> readItems(std::string_view text, const core::Value& config)
{
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3);
    }
    const std::string type = textOf(config, "InputType");
    if (type == "JSON") {
        return readJson(text, config);
    }
    if (type == "JSONL") {
        return readJsonLines(text, config);
    }
    if (type == "CSV") {
        return readCsv(text, config);
    }
    return core::failure("items.type", "InputType " + type + " can't be read offline; CSV, JSON and JSONL can.");
}

} // namespace statelight::simulation
