#include "core/json.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/builder.h"

namespace statelight::core {

namespace {

/// One Key for each different text, so that the objects of a list share theirs.
class KeyTable {
public:
    Key operator()(std::string_view text)
    {
        if (m_used * 2 >= m_slots.size())
            grow();
        const std::size_t slot = slotOf(m_slots, text, Key::hashOf(text));
        if (!m_slots[slot]) {
            m_slots[slot] = Key(text);
            ++m_used;
        }
        return *m_slots[slot];
    }

private:
    using Slots = std::vector<std::optional<Key>>;

    static std::size_t slotOf(const Slots& slots, std::string_view text, std::uint32_t hash)
    {
        const std::size_t mask = slots.size() - 1;
        std::size_t slot = hash & mask;
        while (slots[slot] && slots[slot]->view() != text)
            slot = (slot + 1) & mask;
        return slot;
    }

    void grow()
    {
        Slots larger(std::max<std::size_t>(16, m_slots.size() * 2));
        for (std::optional<Key>& key : m_slots) {
            if (key)
                larger[slotOf(larger, key->view(), key->hash())] = std::move(key);
        }
        m_slots = std::move(larger);
    }

    Slots m_slots;
    std::size_t m_used = 0;
};

struct Open {
    bool isObject = false;
    std::size_t firstValue = 0;
    std::size_t firstKey = 0;
};

/// Takes nlohmann's events; finished values and keys wait on two stacks until their container ends.
class ValueReader final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit ValueReader(std::size_t depthLimit)
        : m_depthLimit(depthLimit)
    {}

    bool null() override { return take(Value()); }
    bool boolean(bool value) override { return take(Value(value)); }
    bool number_integer(number_integer_t value) override { return take(Value(value)); }
    bool number_unsigned(number_unsigned_t value) override { return take(Value(value)); }
    bool number_float(number_float_t value, const string_t&) override { return take(Value(value)); }
    bool string(string_t& value) override { return take(Value(value)); }
    bool binary(binary_t&) override { return false; }
    bool key(string_t& value) override
    {
        m_keys.push_back(m_table(value));
        return true;
    }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& fault) override
    {
        m_faultByte = position == 0 ? 0 : position - 1;
        m_fault = fault.what();
        return false;
    }

    [[nodiscard]] Value& result() { return m_values.front(); }
    [[nodiscard]] bool isTooDeep() const { return m_tooDeep; }
    [[nodiscard]] const std::string& fault() const { return m_fault; }
    [[nodiscard]] std::size_t faultByte() const { return m_faultByte; }

private:
    bool take(Value value)
    {
        m_values.push_back(std::move(value));
        return true;
    }

    bool open(bool isObject)
    {
        if (m_open.size() == m_depthLimit) {
            m_tooDeep = true;
            return false;
        }
        m_open.push_back({isObject, m_values.size(), m_keys.size()});
        return true;
    }

    bool close()
    {
        const Open closed = m_open.back();
        m_open.pop_back();
        Value container = closed.isObject ? objectOf(closed) : arrayOf(closed);
        m_values.resize(closed.firstValue);
        m_keys.resize(closed.firstKey);
        return take(std::move(container));
    }

    Value arrayOf(const Open& closed)
    {
        ArrayBuilder builder(m_values.size() - closed.firstValue);
        for (std::size_t index = closed.firstValue; index < m_values.size(); ++index)
            builder.add(std::move(m_values[index]));
        return builder.finish();
    }

    Value objectOf(const Open& closed)
    {
        const std::size_t count = m_keys.size() - closed.firstKey;
        ObjectBuilder builder(count);
        for (std::size_t index = 0; index < count; ++index)
            builder.add(std::move(m_keys[closed.firstKey + index]), std::move(m_values[closed.firstValue + index]));
        return builder.finish();
    }

    std::size_t m_depthLimit;
    std::vector<Value> m_values;
    std::vector<Key> m_keys;
    std::vector<Open> m_open;
    KeyTable m_table;
    std::string m_fault;
    std::size_t m_faultByte = 0;
    bool m_tooDeep = false;
};

JsonPlace placeOf(std::string_view text, std::size_t byte)
{
    JsonPlace place;
    place.byte = std::min(byte, text.size());
    const std::string_view before = text.substr(0, place.byte);
    place.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    const std::size_t lastFeed = before.rfind('\n');
    place.column = 1 + (lastFeed == std::string_view::npos ? before.size() : before.size() - lastFeed - 1);
    return place;
}

// The library's sentence without its own code and place: "… at line 1, column 2: syntax error while parsing value - …"
std::string reasonOf(std::string_view fault)
{
    if (fault.find("out_of_range") != std::string_view::npos)
        return "a number is too large";
    const std::size_t place = fault.find(", column ");
    const std::size_t colon = fault.find(": ", place == std::string_view::npos ? 0 : place);
    if (colon != std::string_view::npos)
        fault.remove_prefix(colon + 2);
    return std::string(fault);
}

// A number beyond a double is reported without a position; it ends where the reader stopped.
std::size_t firstOverflow(std::string_view text, std::string_view fault)
{
    const std::size_t open = fault.find('\'');
    const std::size_t close = fault.rfind('\'');
    if (open == std::string_view::npos || close <= open)
        return 0;
    const std::size_t found = text.find(fault.substr(open + 1, close - open - 1));
    return found == std::string_view::npos ? 0 : found;
}

std::string messageAt(const JsonPlace& place, std::string_view reason)
{
    return "This is no valid JSON, line " + std::to_string(place.line) + ", column " + std::to_string(place.column)
        + ": " + std::string(reason) + ".";
}

tl::unexpected<Error> syntaxFailure(std::string_view text, std::size_t byte, std::string_view reason, JsonPlace* place)
{
    const JsonPlace where = placeOf(text, byte);
    if (place)
        *place = where;
    return failure("json.syntax", messageAt(where, reason));
}

// The opening bracket that goes one level too far.
std::size_t depthFault(std::string_view text, std::size_t depthLimit)
{
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t byte = 0; byte < text.size(); ++byte) {
        const char c = text[byte];
        if (inString) {
            byte += c == '\\' ? 1 : 0;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (depth++ == depthLimit)
                return byte;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return text.size();
}

} // namespace

Result<Value> parseJson(std::string_view text, std::size_t depthLimit, JsonPlace* place)
{
    ValueReader reader(depthLimit);
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &reader))
        return std::move(reader.result());
    if (reader.isTooDeep()) {
        const std::string reason = "it is nested deeper than " + std::to_string(depthLimit) + " levels";
        return syntaxFailure(text, depthFault(text, depthLimit), reason, place);
    }
    const bool isOverflow = reader.fault().find("out_of_range") != std::string::npos;
    const std::size_t byte = isOverflow ? firstOverflow(text, reader.fault()) : reader.faultByte();
    return syntaxFailure(text, byte, reasonOf(reader.fault()), place);
}

} // namespace statelight::core
