#include "cli/trace.h"

#include <ostream>
#include <string>

#include "core/json.h"

namespace statelight::cli {

namespace {

using execution::EventType;

constexpr std::size_t valueWidth = 100;

std::string padded(const std::string& text, std::size_t width, bool toTheRight = false)
{
    const std::string blanks(width > text.size() ? width - text.size() : 0, ' ');
    return toTheRight ? blanks + text : text + blanks;
}

std::string digits(std::int64_t number, std::size_t width)
{
    const std::string text = std::to_string(number);
    return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

/// Cuts between characters, never inside one.
std::string shortened(std::string text)
{
    if (text.size() <= valueWidth) {
        return text;
    }
    std::size_t end = valueWidth;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) {
        --end;
    }
    return text.substr(0, end) + "…";
}

bool isBad(EventType type)
{
    const auto name = execution::toString(type);
    return name.ends_with("Failed") || name.ends_with("TimedOut") || name.ends_with("Aborted");
}

std::string_view colourOf(EventType type)
{
    if (isBad(type)) {
        return "\033[31m";
    }
    if (execution::toString(type).ends_with("Succeeded")) {
        return "\033[32m";
    }
    return execution::isStateEntered(type) ? "\033[1m" : "";
}

std::string textOf(const execution::HistoryEvent& event)
{
    if (event.details && (event.details->error || event.details->cause)) {
        return event.details->error.value_or("") + ": " + event.details->cause.value_or("");
    }
    return event.hasValue ? core::toJson(event.value) : std::string();
}

} // namespace

void Trace::print(const execution::History& history, std::size_t firstNew, const execution::Program& program)
{
    const auto& events = history.events();
    for (std::size_t index = firstNew; index < events.size(); ++index) {
        print(events[index], events.front().timestamp, program);
    }
}

void Trace::print(const execution::HistoryEvent& event, execution::Instant start, const execution::Program& program)
{
    const std::string name = event.state == execution::noState ? "" : program.stateName(event.state);
    const auto colour = m_inColour ? colourOf(event.type) : std::string_view();
    m_out << padded(std::to_string(event.id), 5, true) << "  "
          << elapsedText(event.timestamp.milliseconds - start.milliseconds) << "  " << colour
          << padded(std::string(execution::toString(event.type)), 24) << (colour.empty() ? "" : "\033[0m") << "  "
          << padded(name, 20) << "  " << shortened(textOf(event)) << '\n';
}

std::string elapsedText(std::int64_t milliseconds)
{
    constexpr std::int64_t day = 86'400'000;
    const std::int64_t rest = milliseconds % day;
    const std::string days = milliseconds >= day ? std::to_string(milliseconds / day) + "d " : "";
    return "+" + days + digits(rest / 3'600'000, 2) + ':' + digits(rest / 60'000 % 60, 2) + ':'
        + digits(rest / 1000 % 60, 2) + '.' + digits(rest % 1000, 3);
}

} // namespace statelight::cli
