#include "asl/validator/timestamp.h"

#include <algorithm>
#include <chrono>

namespace statelight::asl::validator {

namespace {

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_rest(text)
    {}

    bool take(char character)
    {
        if (!m_rest.starts_with(character))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// -1 where there aren't that many digits.
    int number(std::size_t digits)
    {
        if (m_rest.size() < digits || !std::ranges::all_of(m_rest.substr(0, digits), isDigit))
            return -1;
        int value = 0;
        for (const char digit : m_rest.substr(0, digits))
            value = value * 10 + (digit - '0');
        m_rest.remove_prefix(digits);
        return value;
    }

    bool digits()
    {
        const std::size_t count = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
        m_rest.remove_prefix(count);
        return count > 0;
    }

    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

bool isIn(int number, int least, int most)
{
    return number >= least && number <= most;
}

bool takeDate(Scanner& scanner)
{
    const int year = scanner.number(4);
    if (year < 0 || !scanner.take('-'))
        return false;
    const int month = scanner.number(2);
    if (!isIn(month, 1, 12) || !scanner.take('-'))
        return false;
    const int day = scanner.number(2);
    return day > 0
        && std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day)))
               .ok();
}

bool takeHourAndMinute(Scanner& scanner)
{
    return isIn(scanner.number(2), 0, 23) && scanner.take(':') && isIn(scanner.number(2), 0, 59);
}

bool takeTime(Scanner& scanner)
{
    if (!takeHourAndMinute(scanner) || !scanner.take(':') || !isIn(scanner.number(2), 0, 60))
        return false;
    return !scanner.take('.') || scanner.digits();
}

bool takeOffset(Scanner& scanner)
{
    return scanner.take('Z') || ((scanner.take('+') || scanner.take('-')) && takeHourAndMinute(scanner));
}

} // namespace

bool isTimestamp(std::string_view text)
{
    Scanner scanner(text);
    return takeDate(scanner) && scanner.take('T') && takeTime(scanner) && takeOffset(scanner) && scanner.isAtEnd();
}

} // namespace statelight::asl::validator
