#include "cli/query_bench.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "core/json.h"
#include "query/jsonata/expression.h"
#include "query/path.h"

namespace statelight::cli {

namespace {

using Clock = std::chrono::steady_clock;

core::Result<core::Value> readJson(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return core::failure("bench.input", "'" + path + "' can't be read");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return core::parseJson(text);
}

/// Calls `evaluate` for about that long and gives how often a second. It gives an error's sentence, or nothing.
template <class Evaluate>
double rateOf(const Evaluate& evaluate, double seconds)
{
    const auto passedSince
        = [](Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); };
    // Calls between two looks at the clock: about a millisecond of them.
    std::uint64_t batch = 1;
    const auto warmUp = Clock::now();
    for (std::uint64_t calls = 0; passedSince(warmUp) < seconds / 4;) {
        evaluate();
        ++calls;
        batch = std::max<std::uint64_t>(
            1, static_cast<std::uint64_t>(static_cast<double>(calls) / passedSince(warmUp) / 1000));
    }
    const auto start = Clock::now();
    std::uint64_t calls = 0;
    double passed = 0;
    for (; passed < seconds; passed = passedSince(start)) {
        for (std::uint64_t call = 0; call < batch; ++call)
            evaluate();
        calls += batch;
    }
    return static_cast<double>(calls) / passed;
}

struct Measure {
    std::string set;
    std::string name;
    std::string document;
    std::string text;
};

void print(const Measure& measure, bool isCompiledEach, double rate)
{
    std::cout << core::toJson(
        core::Value::object({{"set", measure.set}, {"name", measure.name}, {"doc", measure.document},
            {"compile_each", core::Value(isCompiledEach)}, {"per_s", std::round(rate * 100) / 100}}))
              << std::endl;
}

core::Result<bool> wrongOutput(const Measure& measure, const std::string& why)
{
    return core::failure("bench.output", measure.set + " '" + measure.name + "': " + why);
}

core::Result<bool> benchJsonata(const Measure& measure, const core::Value& document, double seconds)
{
    using namespace query::jsonata;
    const auto expression = Expression::compile(measure.text);
    if (!expression)
        return wrongOutput(measure, expression.error().message);
    Environment environment;
    environment.input = &document;
    const auto checked = expression->evaluate(environment);
    if (!checked || !*checked)
        return wrongOutput(measure, checked ? "it gives nothing" : checked.error().message);
    print(measure, false, rateOf([&] { static_cast<void>(expression->evaluate(environment)); }, seconds));
    if (measure.document == "10kb") {
        const auto compileAndEvaluate
            = [&] { static_cast<void>(Expression::compile(measure.text)->evaluate(environment)); };
        print(measure, true, rateOf(compileAndEvaluate, seconds));
    }
    return true;
}

core::Result<bool> benchPath(const Measure& measure, const core::Value& document, double seconds)
{
    const auto path = query::Path::parse(measure.text);
    if (!path)
        return wrongOutput(measure, path.error().message);
    if (const auto checked = path->evaluate(document); !checked)
        return wrongOutput(measure, checked.error().message);
    print(measure, false, rateOf([&] { static_cast<void>(path->evaluate(document)); }, seconds));
    if (measure.document == "10kb") {
        const auto compileAndEvaluate
            = [&] { static_cast<void>(query::Path::parse(measure.text)->evaluate(document)); };
        print(measure, true, rateOf(compileAndEvaluate, seconds));
    }
    return true;
}

core::Result<bool> benchSet(
    const std::string& set, const std::string& name, const core::Value& document, const QueryBenchOptions& options)
{
    const bool isJsonata = set == "jsonata";
    const auto list = readJson(options.workloads + (isJsonata ? "/jsonata/expressions.json" : "/jsonpath/paths.json"));
    if (!list)
        return tl::unexpected(list.error());
    const core::Value* all = list->find(isJsonata ? "expressions" : "paths");
    if (!all)
        return core::failure("bench.input", "there is no list of expressions for '" + set + "'");
    for (const core::Value& each : all->items()) {
        const core::Value* label = each.find("name");
        const core::Value* text = each.find(isJsonata ? "expression" : "path");
        if (!label || !label->isString() || !text || !text->isString())
            return core::failure("bench.input", "an entry of '" + set + "' has no name or no text");
        const Measure measure{set, std::string(label->string()), name, std::string(text->string())};
        auto done = isJsonata ? benchJsonata(measure, document, options.seconds)
                              : benchPath(measure, document, options.seconds);
        if (!done)
            return done;
    }
    return true;
}

} // namespace

core::Result<bool> benchQueries(const QueryBenchOptions& options)
{
    for (const std::string& set : options.sets) {
        for (const std::string& name : options.documents) {
            const auto document = readJson(options.workloads + "/jsonata/doc-" + name + ".json");
            if (!document)
                return tl::unexpected(document.error());
            if (auto done = benchSet(set, name, *document, options); !done)
                return done;
        }
    }
    return true;
}

} // namespace statelight::cli
