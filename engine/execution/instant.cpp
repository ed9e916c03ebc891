#include "execution/instant.h"

#include <array>
#include <charconv>
#include <chrono>

namespace statelight::execution {

namespace {

constexpr std::int64_t dayLength = 86'400'000;

void appendPadded(std::string& text, std::int64_t number, std::size_t width)
{
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    const auto length = static_cast<std::size_t>(end - digits.data());
    if (length < width)
        text.append(width - length, '0');
    text.append(digits.data(), length);
}

class Reader {
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {}

    std::optional<int> number(std::size_t digits)
    {
        if (m_text.size() < digits)
            return std::nullopt;
        int value = 0;
        for (const char c : m_text.substr(0, digits)) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        m_text.remove_prefix(digits);
        return value;
    }
    bool take(char c)
    {
        if (m_text.empty() || m_text.front() != c)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    /// In nanoseconds; digits behind the ninth are dropped.
    std::optional<std::int32_t> fraction()
    {
        std::int32_t value = 0;
        std::size_t digits = 0;
        for (; !m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9'; m_text.remove_prefix(1), ++digits) {
            if (digits < 9)
                value = value * 10 + (m_text.front() - '0');
        }
        if (digits == 0)
            return std::nullopt;
        for (; digits < 9; ++digits)
            value *= 10;
        return value;
    }
    [[nodiscard]] bool atEnd() const { return m_text.empty(); }

private:
    std::string_view m_text;
};

std::optional<std::int64_t> readDate(Reader& reader)
{
    const auto year = reader.number(4);
    if (!year || !reader.take('-'))
        return std::nullopt;
    const auto month = reader.number(2);
    if (!month || !reader.take('-'))
        return std::nullopt;
    const auto day = reader.number(2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count() * dayLength;
}

std::optional<PreciseInstant> readTime(Reader& reader)
{
    const auto hour = reader.number(2);
    if (!hour || *hour > 23 || !reader.take(':'))
        return std::nullopt;
    const auto minute = reader.number(2);
    if (!minute || *minute > 59 || !reader.take(':'))
        return std::nullopt;
    const auto second = reader.number(2);
    if (!second || *second > 59)
        return std::nullopt;
    std::int32_t nanoseconds = 0;
    if (reader.take('.')) {
        const auto fraction = reader.fraction();
        if (!fraction)
            return std::nullopt;
        nanoseconds = *fraction;
    }
    const std::int64_t seconds = (*hour * 60LL + *minute) * 60 + *second;
    return PreciseInstant{{seconds * 1000 + nanoseconds / 1'000'000}, nanoseconds % 1'000'000};
}

std::optional<std::int64_t> readOffset(Reader& reader)
{
    if (reader.take('Z'))
        return 0;
    const bool isAhead = reader.take('+');
    if (!isAhead && !reader.take('-'))
        return std::nullopt;
    const auto hours = reader.number(2);
    if (!hours || *hours > 23 || !reader.take(':'))
        return std::nullopt;
    const auto minutes = reader.number(2);
    if (!minutes || *minutes > 59)
        return std::nullopt;
    const std::int64_t offset = (*hours * 60LL + *minutes) * 60'000;
    return isAhead ? offset : -offset;
}

} // namespace

std::string toIso8601(Instant instant)
{
    auto days = instant.milliseconds / dayLength;
    auto rest = instant.milliseconds % dayLength;
    if (rest < 0) {
        rest += dayLength;
        --days;
    }
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    std::string text;
    text.reserve(24);
    appendPadded(text, static_cast<int>(date.year()), 4);
    text += '-';
    appendPadded(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    appendPadded(text, static_cast<unsigned>(date.day()), 2);
    text += 'T';
    appendPadded(text, rest / 3'600'000, 2);
    text += ':';
    appendPadded(text, rest / 60'000 % 60, 2);
    text += ':';
    appendPadded(text, rest / 1000 % 60, 2);
    text += '.';
    appendPadded(text, rest % 1000, 3);
    text += 'Z';
    return text;
}

std::optional<Instant> instantFromIso8601(std::string_view text)
{
    const auto precise = preciseInstantFromIso8601(text);
    return precise ? std::optional(precise->instant) : std::nullopt;
}

std::optional<PreciseInstant> preciseInstantFromIso8601(std::string_view text)
{
    Reader reader(text);
    const auto date = readDate(reader);
    if (!date || !reader.take('T'))
        return std::nullopt;
    const auto time = readTime(reader);
    if (!time)
        return std::nullopt;
    const auto offset = readOffset(reader);
    if (!offset || !reader.atEnd())
        return std::nullopt;
    return PreciseInstant{{*date + time->instant.milliseconds - *offset}, time->nanoseconds};
}

} // namespace statelight::execution
