#include <cmath>

#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"
#include "query/jsonata/numbers.h"
#include "query/jsonata/picture_date.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

Edition editionOf(const Evaluator& evaluator)
{
    return evaluator.isOld() ? Edition::V2_0_6 : Edition::Latest;
}

Value failPicture(Evaluator& evaluator, const PictureFault& fault)
{
    return evaluator.fail(
        fault.code, "The date can't be written or read so" + (fault.value.empty() ? "." : ": '" + fault.value + "'."));
}

Value formatted(Evaluator& evaluator, double millis, const Value& picture, const Value& zone)
{
    auto compiled = picture.isString() ? DatePicture::compile(picture.string(), editionOf(evaluator))
                                       : Pictured<DatePicture>(DatePicture::iso());
    if (!compiled)
        return failPicture(evaluator, compiled.error());
    const auto text = compiled->format(millis, zone.isString() ? zone.string() : std::string_view());
    return text ? evaluator.text(*text) : failPicture(evaluator, text.error());
}

} // namespace

Value now(Evaluator& evaluator, const Arguments& arguments)
{
    return formatted(evaluator, static_cast<double>(evaluator.environment().now), arguments[0], arguments[1]);
}

Value millis(Evaluator& evaluator, const Arguments& /*arguments*/)
{
    return evaluator.environment().now;
}

Value fromMillis(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    return formatted(evaluator, arguments[0].number(), arguments[1], arguments[2]);
}

Value toMillis(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    if (!arguments[1].isString()) {
        const auto millis = millisOfIso(arguments[0].string());
        return millis ? numberValue(*millis) : failPicture(evaluator, millis.error());
    }
    const auto picture = DatePicture::compile(arguments[1].string(), editionOf(evaluator));
    if (!picture)
        return failPicture(evaluator, picture.error());
    const auto millis = picture->parse(arguments[0].string(), static_cast<double>(evaluator.environment().now));
    if (!millis)
        return failPicture(evaluator, millis.error());
    return *millis ? numberValue(**millis) : undefined();
}

} // namespace statelight::query::jsonata::functions
