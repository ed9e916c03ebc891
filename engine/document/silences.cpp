#include "document/silences.h"

#include <algorithm>
#include <string_view>

namespace statelight::document {

namespace {

constexpr std::string_view mark = "statelight:disable";
constexpr std::string_view blanks = " \t\r";

/// One line of the text.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Line lineAt(std::string_view text, std::size_t offset)
{
    const std::size_t before = text.rfind('\n', offset);
    return {before == std::string_view::npos ? 0 : before + 1, std::min(text.find('\n', offset), text.size())};
}

std::size_t firstOf(std::string_view text, Line line)
{
    return std::min(text.find_first_not_of(blanks, line.begin), line.end);
}

// Where the next line that is neither blank nor a comment begins with something.
std::size_t contentBehind(std::string_view text, Line line)
{
    while (line.end < text.size()) {
        line = lineAt(text, line.end + 1);
        const std::size_t first = firstOf(text, line);
        if (first < line.end && text[first] != '#')
            return first;
    }
    return text.size();
}

std::optional<asl::StateIndex> stateOf(const asl::StateMachine& machine, std::string_view text, Line line)
{
    const bool isAlone = text[firstOf(text, line)] == '#';
    const std::size_t named = isAlone ? contentBehind(text, line) : firstOf(text, line);
    std::optional<asl::StateIndex> innermost;
    for (asl::StateIndex index = 0; index < machine.states.size(); ++index) {
        const asl::State& state = machine.states[index];
        if (state.nameRange.begin == named && !state.nameRange.isEmpty())
            return index;
        if (state.range.begin <= line.begin && line.begin < state.range.end)
            innermost = index;
    }
    return innermost;
}

} // namespace

std::vector<asl::lint::Silence> silencesIn(const source::SourceTree& tree, const asl::StateMachine& machine)
{
    std::vector<asl::lint::Silence> silences;
    const std::string_view text = tree.text();
    if (tree.format() != source::Format::Yaml)
        return silences;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
        const Line line = lineAt(text, at);
        if (text.substr(line.begin, at - line.begin).find('#') != std::string_view::npos) {
            const auto rules = asl::lint::disabledBy(text.substr(at, line.end - at));
            silences.push_back({stateOf(machine, text, line), rules});
        }
        at = line.end;
    }
    return silences;
}

} // namespace statelight::document
