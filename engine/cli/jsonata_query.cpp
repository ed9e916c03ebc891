#include "cli/jsonata_query.h"

#include <algorithm>
#include <chrono>
#include <iostream>

#include "cli/command.h"
#include "cli/console.h"
#include "core/builder.h"
#include "core/json.h"

namespace statelight::cli {

namespace {

namespace jsonata = query::jsonata;

constexpr std::uint64_t stepsInMillisecond = 20'000;

std::int64_t millisecondsNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// The line of the text that the fault is in, and a caret under its place.
std::string marked(std::string_view text, core::SourceRange range)
{
    const std::size_t place = std::min<std::size_t>(range.begin, text.size());
    const std::size_t before = text.substr(0, place).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find('\n', place), text.size());
    const auto columns = [](std::string_view part) {
        return static_cast<std::size_t>(std::count_if(
            part.begin(), part.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    };
    const std::size_t last = std::clamp<std::size_t>(range.end, place, end);
    const std::size_t width = std::max<std::size_t>(1, columns(text.substr(place, last - place)));
    return "  " + std::string(text.substr(begin, end - begin)) + "\n  "
        + std::string(columns(text.substr(begin, place - begin)), ' ') + "^" + std::string(width - 1, '~');
}

int explain(const jsonata::Fault& fault, std::string_view text, int status)
{
    printError(fault.code + ": " + fault.message);
    if (!fault.range.isEmpty() || !fault.code.starts_with('U'))
        std::cerr << marked(text, fault.range) << '\n';
    return status;
}

int hexDigit(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The number of a `\uXXXX` that begins there, or -1.
int unitAt(std::string_view line, std::size_t place)
{
    if (line.substr(place, 2) != "\\u" || place + 6 > line.size())
        return -1;
    int unit = 0;
    for (std::size_t digit = place + 2; digit < place + 6; ++digit) {
        if (hexDigit(line[digit]) < 0)
            return -1;
        unit = unit * 16 + hexDigit(line[digit]);
    }
    return unit;
}

/// JSON texts hold no half of a surrogate pair here. In an expression JSONata's own escape means the same, so a lone
/// one gets a second backslash.
std::string withSpelledSurrogates(std::string_view line)
{
    std::string spelled;
    for (std::size_t place = 0; place < line.size(); ++place) {
        if (line[place] != '\\') {
            spelled += line[place];
            continue;
        }
        const int unit = unitAt(line, place);
        const int next = place + 6 <= line.size() ? unitAt(line, place + 6) : -1;
        std::size_t length = unit >= 0 ? 6 : 2;
        if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000)
            length = 12;
        else if (unit >= 0xD800 && unit < 0xE000)
            spelled += '\\';
        spelled += line.substr(place, length);
        place += length - 1;
    }
    return spelled;
}

core::Value errorOf(const jsonata::Fault& fault)
{
    return core::Value::object(
        {{"code", fault.code}, {"message", fault.message}, {"position", fault.range.begin}, {"token", fault.token}});
}

jsonata::OrFault<std::optional<core::Value>> evaluateRequest(
    const core::Value& request, jsonata::Dialect dialect, query::RandomSource& random)
{
    const core::Value* text = request.find("expr");
    if (!text || !text->isString())
        return tl::unexpected(jsonata::Fault{"S0201", "The request has no text \"expr\".", {}, {}});
    VariableTable variables;
    if (const core::Value* bindings = request.find("bindings")) {
        for (const core::Member& member : bindings->members())
            variables.set(member.key.string(), member.value);
    }
    jsonata::Environment environment;
    environment.input = request.find("data");
    environment.variables = &variables;
    environment.random = &random;
    environment.now = millisecondsNow();
    if (const core::Value* limit = request.find("timelimit"); limit && limit->isNumber())
        environment.limits.steps = static_cast<std::uint64_t>(std::max(0.0, limit->number())) * stepsInMillisecond;
    if (const core::Value* depth = request.find("depth"); depth && depth->isInteger())
        environment.limits.depth
            = static_cast<std::uint32_t>(std::clamp<std::int64_t>(depth->integer(), 1, environment.limits.depth));
    return jsonata::Expression::compile(text->string(), dialect).and_then([&](const jsonata::Expression& expression) {
        return expression.evaluate(environment);
    });
}

} // namespace

std::optional<jsonata::Dialect> jsonataDialect(std::string_view name)
{
    if (name == "aws")
        return jsonata::Dialect::Aws;
    if (name == "2.0.6")
        return jsonata::Dialect::Version206;
    return name == "latest" ? std::optional(jsonata::Dialect::Latest) : std::nullopt;
}

int evaluateJsonata(std::string_view text, jsonata::Dialect dialect, const core::Value* input,
    const query::VariableSource& variables, query::RandomSource& random)
{
    const auto expression = jsonata::Expression::compile(text, dialect);
    if (!expression)
        return explain(expression.error(), text, exitUsage);
    jsonata::Environment environment;
    environment.input = input;
    environment.variables = &variables;
    environment.random = &random;
    environment.now = millisecondsNow();
    const auto value = expression->evaluate(environment);
    if (!value)
        return explain(value.error(), text, exitFailure);
    if (!*value) {
        printError("the expression gives nothing (undefined)");
        return exitFailure;
    }
    std::cout << core::toJson(**value, 2) << '\n';
    return exitSuccess;
}

std::string answerJsonata(const std::string& line, jsonata::Dialect dialect, query::RandomSource& random)
{
    auto request = core::parseJson(line);
    if (!request)
        request = core::parseJson(withSpelledSurrogates(line));
    core::ObjectBuilder answer;
    if (!request) {
        answer.add(
            "error", core::Value::object({{"code", request.error().code}, {"message", request.error().message}}));
        return core::toJson(answer.finish());
    }
    if (const core::Value* id = request->find("id"))
        answer.add("id", *id);
    auto value = evaluateRequest(*request, dialect, random);
    if (!value)
        answer.add("error", errorOf(value.error()));
    else if (*value)
        answer.add("result", std::move(**value));
    else
        answer.add("undefined", core::Value(true));
    return core::toJson(answer.finish());
}

} // namespace statelight::cli
