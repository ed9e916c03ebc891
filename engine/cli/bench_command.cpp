#include "cli/command.h"

#include <chrono>
#include <cmath>
#include <iostream>
#include <latch>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include <CLI/CLI.hpp>

#include "cli/console.h"
#include "cli/engine_workload.h"
#include "cli/query_bench.h"
#include "core/json.h"

namespace statelight::cli {

namespace {

using SteadyClock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

struct BenchOptions {
    std::string workloads;
    std::string workload;
    double seconds = 2;
    unsigned threads = 1;
    std::string history = "full";
};

/// What one thread found out: its rate, or why it has none.
using Rate = core::Result<double>;

double secondsSince(SteadyClock::time_point start)
{
    return Seconds(SteadyClock::now() - start).count();
}

/// Executions between two looks at the clock: about a millisecond of them, and at least one.
core::Result<int> warmUp(EngineBench& bench, double seconds)
{
    const auto start = SteadyClock::now();
    int count = 0;
    do {
        const auto output = bench.execute();
        if (!output) {
            return tl::unexpected(output.error());
        }
        ++count;
    } while (secondsSince(start) < seconds);
    return std::max(1, static_cast<int>(count / secondsSince(start) / 1000));
}

Rate measure(EngineBench& bench, int atOnce, double seconds)
{
    const auto start = SteadyClock::now();
    double passed = 0;
    std::uint64_t count = 0;
    while (passed < seconds) {
        for (int index = 0; index < atOnce; ++index) {
            const auto output = bench.execute();
            if (!output) {
                return tl::unexpected(output.error());
            }
        }
        count += static_cast<std::uint64_t>(atOnce);
        passed = secondsSince(start);
    }
    return static_cast<double>(count) / passed;
}

/// Every thread is ready before the first one starts to measure, and none is left waiting for one that can't.
Rate benchThread(const EngineWorkload& workload, const BenchOptions& options, std::latch& ready)
{
    const auto mode = options.history == "none" ? execution::HistoryMode::None : execution::HistoryMode::Full;
    auto bench = EngineBench::create(workload, mode);
    const auto checked = bench ? bench->executeAndCheck(workload) : tl::unexpected(bench.error());
    const auto atOnce = checked ? warmUp(*bench, std::min(0.5, options.seconds / 4)) : tl::unexpected(checked.error());
    ready.arrive_and_wait();
    if (!atOnce) {
        return tl::unexpected(atOnce.error());
    }
    return measure(*bench, *atOnce, options.seconds);
}

std::vector<Rate> benchThreads(const EngineWorkload& workload, const BenchOptions& options)
{
    std::vector<Rate> rates(options.threads);
    std::latch ready(options.threads);
    std::vector<std::jthread> threads;
    threads.reserve(options.threads);
    for (auto& rate : rates) {
        threads.emplace_back([&] { rate = benchThread(workload, options, ready); });
    }
    threads.clear();
    return rates;
}

std::int64_t peakKilobytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int explain(const core::Error& error)
{
    if (error.code == "bench.unsupported") {
        std::cout << core::toJson(core::Value::object({{"unsupported", error.message}})) << '\n';
        return exitSuccess;
    }
    printError(error.message);
    return error.code == "bench.output" ? exitFailure : exitUsage;
}

int benchEngine(const BenchOptions& options)
{
    const auto workload = readWorkload(options.workloads, options.workload);
    if (!workload) {
        return explain(workload.error());
    }
    double executions = 0;
    for (const auto& rate : benchThreads(*workload, options)) {
        if (!rate) {
            return explain(rate.error());
        }
        executions += *rate;
    }
    const auto rounded = [](double rate) { return std::round(rate * 100) / 100; };
    std::cout << core::toJson(core::Value::object({{"executions_per_s", rounded(executions)},
        {"transitions_per_s", rounded(executions * static_cast<double>(workload->transitions))},
        {"max_rss_kb", peakKilobytes()}}))
              << '\n';
    return exitSuccess;
}

int benchJsonata(const QueryBenchOptions& options)
{
    if (const auto done = benchQueries(options); !done) {
        return explain(done.error());
    }
    std::cout << core::toJson(core::Value::object({{"max_rss_kb", peakKilobytes()}})) << '\n';
    return exitSuccess;
}

void addJsonataBench(CLI::App& bench, int& status)
{
    auto options = std::make_shared<QueryBenchOptions>();
    auto* jsonata = bench.add_subcommand("jsonata", "Evaluations a second of JSONata and JSONPath expressions");
    jsonata->add_option("--workloads", options->workloads, "The folder of the workloads")->required();
    jsonata->add_option("--seconds", options->seconds, "How long to measure each expression")
        ->check(CLI::Range(0.01, 3600.0))
        ->capture_default_str();
    jsonata->add_option("--docs", options->documents, "Documents, separated by commas")
        ->delimiter(',')
        ->check(CLI::IsMember({"10kb", "1mb"}))
        ->capture_default_str();
    jsonata->add_option("--sets", options->sets, "Languages, separated by commas")
        ->delimiter(',')
        ->check(CLI::IsMember({"jsonata", "jsonpath"}))
        ->capture_default_str();
    jsonata->footer("Prints one JSON object an expression: set, name, doc, compile_each, per_s; then max_rss_kb.\n\n"
                    "Example:\n  statelight-cli bench jsonata --workloads workloads --seconds 1 --docs 10kb");
    jsonata->callback([options, &status] { status = benchJsonata(*options); });
}

} // namespace

void addBenchCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<BenchOptions>();
    auto* bench = app.add_subcommand("bench", "Measure the engine");
    bench->require_subcommand(1);
    auto* engine = bench->add_subcommand("engine", "Executions a second of a workload, after one checked execution");
    engine->add_option("--workloads", options->workloads, "The folder of the workloads")->required();
    engine->add_option("--workload", options->workload, "Its name in the manifest, such as pass-chain-3")->required();
    engine->add_option("--seconds", options->seconds, "How long to measure")
        ->check(CLI::Range(0.01, 3600.0))
        ->capture_default_str();
    engine->add_option("--threads", options->threads, "Threads, each with a program and an input of its own")
        ->check(CLI::Range(1U, 256U))
        ->capture_default_str();
    engine
        ->add_option(
            "--history", options->history, "full keeps each execution's history until the next one, none keeps none")
        ->check(CLI::IsMember({"full", "none"}))
        ->capture_default_str();
    addJsonataBench(*bench, status);
    const char* example
        = "Example:\n  statelight-cli bench engine --workloads workloads --workload pass-chain-3 --seconds 2";
    bench->footer(example);
    engine->footer(
        std::string("Prints one JSON object a run: executions_per_s, transitions_per_s, max_rss_kb.\n\n") + example);
    engine->callback([options, &status] { status = benchEngine(*options); });
}

} // namespace statelight::cli
