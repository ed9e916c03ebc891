#include "query/jsonata/picture_integer.h"

#include <cmath>
#include <utility>

namespace statelight::query::jsonata {

Pictured<IntegerPicture> IntegerPicture::compile(std::string_view picture)
{
    return IntegerPlan::of(picture).map([](IntegerPlan plan) {
        IntegerPicture result;
        result.m_plan = std::move(plan);
        return result;
    });
}

Pictured<std::string> IntegerPicture::format(double number) const
{
    return m_plan.write(std::floor(number));
}

} // namespace statelight::query::jsonata
