#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/input_files.h"
#include "core/json.h"
#include "document/edits/edits.h"
#include "layout/layout.h"
#include "source/text_edit.h"

namespace statelight::cli {

namespace {

using core::Member;
using core::Value;
using Snapshots = std::shared_ptr<const document::Snapshot>;

constexpr int rounds = 5;

struct LayoutOptions {
    std::string definition;
    bool time = false;
};

Value valueOf(const layout::Rect& rect)
{
    return Value::object({{"x", rect.x}, {"y", rect.y}, {"width", rect.width}, {"height", rect.height}});
}

Value valueOf(const std::vector<layout::Point>& points)
{
    std::vector<Value> items;
    items.reserve(points.size());
    for (const layout::Point& point : points)
        items.push_back(Value::array({point.x, point.y}));
    return Value::array(std::move(items));
}

Value valueOf(const layout::Terminal& terminal)
{
    std::vector<Value> routes;
    routes.reserve(terminal.routes.size());
    for (const auto& route : terminal.routes)
        routes.push_back(valueOf(route));
    auto members = std::vector<Member>{{"rect", valueOf(terminal.rect)}};
    members.push_back({"routes", Value::array(std::move(routes))});
    return Value::object(std::move(members));
}

Value nodesOf(const document::Snapshot& snapshot, const layout::Layout& picture)
{
    std::vector<Value> nodes;
    for (std::size_t state = 0; state < picture.nodes.size(); ++state) {
        std::vector<Value> branches;
        for (const layout::Rect& branch : picture.nodes[state].branches)
            branches.push_back(valueOf(branch));
        std::vector<Member> members{{"state", snapshot.machine.states[state].path.pointer()}};
        members.push_back({"rect", valueOf(picture.nodes[state].rect)});
        if (picture.nodes[state].isContainer)
            members.push_back({"branches", Value::array(std::move(branches))});
        nodes.push_back(Value::object(std::move(members)));
    }
    return Value::array(std::move(nodes));
}

Value edgesOf(const document::Snapshot& snapshot, const layout::Layout& picture)
{
    std::vector<Value> edges;
    for (std::size_t at = 0; at < picture.edges.size(); ++at) {
        const asl::Edge& edge = snapshot.graph.edges[at];
        const layout::EdgeRoute& route = picture.edges[at];
        std::vector<Member> members{{"from", snapshot.machine.states[edge.from].path.pointer()}};
        members.push_back({"to", edge.to ? Value(snapshot.machine.states[*edge.to].path.pointer()) : Value()});
        members.push_back({"points", valueOf(route.points)});
        if (route.label.width > 0) {
            members.push_back({"text", edge.label});
            members.push_back({"label", valueOf(route.label)});
        }
        edges.push_back(Value::object(std::move(members)));
    }
    return Value::array(std::move(edges));
}

int print(const document::Snapshot& snapshot)
{
    const layout::Layout picture = layout::Engine().layout(snapshot.machine, snapshot.graph);
    std::vector<Member> members{{"bounds", valueOf(picture.bounds)}};
    members.push_back({"nodes", nodesOf(snapshot, picture)});
    members.push_back({"edges", edgesOf(snapshot, picture)});
    members.push_back({"start", valueOf(picture.start)});
    members.push_back({"end", valueOf(picture.end)});
    std::cout << core::toJson(Value::object(std::move(members)), 2) << '\n';
    return exitSuccess;
}

/// The definition with one Pass state spliced into a transition in its middle; itself where that can't be.
Snapshots withOneMore(const Snapshots& snapshot)
{
    document::Place place;
    if (!snapshot->graph.edges.empty())
        place.edge = static_cast<std::uint32_t>(snapshot->graph.edges.size() / 2);
    const auto edit = document::addState(*snapshot, asl::StateType::Pass, place);
    if (!edit)
        return snapshot;
    const auto text = source::applyEdits(snapshot->tree.text(), edit->edits);
    return text ? document::readSnapshot(
               std::make_shared<const std::string>(*text), snapshot->tree.format(), snapshot->version + 1)
                : snapshot;
}

double milliseconds(layout::Engine& engine, const document::Snapshot& snapshot)
{
    const auto begin = std::chrono::steady_clock::now();
    const layout::Layout picture = engine.layout(snapshot.machine, snapshot.graph);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    return took.count();
}

template <class Round>
double median(Round round)
{
    std::array<double, rounds> times{};
    std::ranges::generate(times, round);
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[rounds / 2];
}

int measure(const Snapshots& snapshot)
{
    const Snapshots edited = withOneMore(snapshot);
    const auto whole = [&] {
        layout::Engine engine;
        return milliseconds(engine, *snapshot);
    };
    const auto afterEdit = [&] {
        layout::Engine engine;
        static_cast<void>(engine.layout(snapshot->machine, snapshot->graph));
        return milliseconds(engine, *edited);
    };
    static_cast<void>(whole()); // warms up
    std::vector<Member> members{{"nodes", static_cast<std::int64_t>(snapshot->machine.states.size())},
        {"edges", static_cast<std::int64_t>(snapshot->graph.edges.size())}};
    members.push_back({"ms", median(whole)});
    members.push_back({"cached_ms", median(afterEdit)});
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    members.push_back({"max_rss_kb", static_cast<std::int64_t>(usage.ru_maxrss)});
    std::cout << core::toJson(Value::object(std::move(members))) << '\n';
    return exitSuccess;
}

int execute(const LayoutOptions& options)
{
    const Snapshots snapshot = readDefinition(options.definition);
    if (snapshot == nullptr)
        return exitUsage;
    return options.time ? measure(snapshot) : print(*snapshot);
}

} // namespace

void addLayoutCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<LayoutOptions>();
    auto* command = app.add_subcommand("layout", "Print where states and transitions of a definition are drawn");
    command->add_option("DEFINITION", options->definition, "A definition or template, JSON, YAML or Terraform")
        ->required();
    command->add_flag("--time", options->time, "Print how long the layout takes instead");
    command->footer("Places are logical pixels from the upper left corner, as JSON on standard output. With --time: "
                    "milliseconds of a\n"
                    "whole layout (ms) and of one after a state was added (cached_ms).\n"
                    "Exit: 0 done, 2 wrong usage or an unreadable file.\n\n"
                    "Example:\n"
                    "  statelight-cli layout orders.asl.json --time");
    command->callback([options, &status] { status = execute(*options); });
}

} // namespace statelight::cli
