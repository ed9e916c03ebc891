#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "query/jsonata/picture_date.h"
#include "query/jsonata/picture_integer.h"
#include "query/jsonata/picture_number.h"
#include "query/jsonata/regular_expression.h"

using namespace statelight::query::jsonata;

namespace {

void tryIntegers(std::string_view picture, std::string_view text, double number)
{
    const auto compiled = IntegerPicture::compile(picture);
    if (!compiled)
        return;
    static_cast<void>(compiled->format(number));
    static_cast<void>(compiled->parse(text));
}

void tryDates(std::string_view picture, std::string_view text, double number)
{
    for (const Edition edition : {Edition::V2_0_6, Edition::Latest}) {
        const auto compiled = DatePicture::compile(picture, edition);
        if (!compiled)
            continue;
        const auto written = compiled->format(number, text);
        static_cast<void>(compiled->parse(written ? *written : std::string(text), 1e12));
        static_cast<void>(compiled->parse(text, 1e12));
    }
    static_cast<void>(millisOfIso(text));
}

void tryExpression(std::string_view pattern, std::string_view text)
{
    const auto compiled = RegularExpression::compile(pattern, text.substr(0, 1));
    if (!compiled)
        return;
    RegularExpression::Scan scan = compiled->scan(text);
    for (std::size_t last = 0; scan.next().value_or(false); last = scan.match().end) {
        if (scan.match().begin < last || scan.match().end > text.size())
            std::abort();
    }
}

} // namespace

/// The first byte chooses, eight are a number, a line feed parts the picture or pattern from the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    double number = 0;
    if (size <= sizeof number)
        return 0;
    std::memcpy(&number, data + 1, sizeof number);
    const std::string_view all(reinterpret_cast<const char*>(data) + 1 + sizeof number, size - 1 - sizeof number);
    const std::string_view picture = all.substr(0, all.find('\n'));
    const std::string_view text = all.substr(std::min(all.size(), picture.size() + 1));
    const bool isNumber = number - number == 0; // JSON knows neither NaN nor infinities
    if (data[0] % 4 == 0)
        tryExpression(picture, text);
    else if (data[0] % 4 == 1 && isNumber)
        tryIntegers(picture, text, number);
    else if (data[0] % 4 == 2 && isNumber)
        tryDates(picture, text, number);
    else if (const auto compiled = NumberPicture::compile(picture); compiled && isNumber)
        static_cast<void>(compiled->format(number));
    return 0;
}
