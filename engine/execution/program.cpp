#include "execution/program.h"

#include "catalog/resource.h"
#include "execution/compiled_state.h"
#include "execution/state_compiler.h"

namespace statelight::execution {

namespace {

TaskPattern patternOf(catalog::Pattern pattern)
{
    switch (pattern) {
    case catalog::Pattern::Sync:
        return TaskPattern::Sync;
    case catalog::Pattern::Sync2:
        return TaskPattern::Sync2;
    case catalog::Pattern::Callback:
        return TaskPattern::WaitForTaskToken;
    case catalog::Pattern::RequestResponse:
        break;
    }
    return TaskPattern::RequestResponse;
}

/// Owners stand before what they hold, so one pass over the scopes is enough.
std::vector<bool> scopesInDistributedMaps(const asl::StateMachine& machine)
{
    std::vector<bool> isInside(machine.scopes.size());
    for (std::size_t scope = 0; scope < machine.scopes.size(); ++scope) {
        const auto owner = machine.scopes[scope].owner;
        if (!owner)
            continue;
        const auto* map = std::get_if<asl::Map>(&machine.states[*owner].kind);
        isInside[scope] = isInside[machine.states[*owner].scope] || (map && map->distributed);
    }
    return isInside;
}

std::optional<asl::StateIndex> startOf(const asl::StateMachine& machine)
{
    if (machine.scopes.empty())
        return std::nullopt;
    const auto start = machine.scopes.front().fields.text("StartAt");
    return start ? machine.indexOf(0, *start) : std::nullopt;
}

std::optional<std::int64_t> timeoutOf(const asl::StateMachine& machine)
{
    const asl::Field* timeout = machine.scopes.front().fields.find("TimeoutSeconds");
    if (!timeout || !timeout->value.isInteger() || timeout->value.integer() <= 0)
        return std::nullopt;
    return timeout->value.integer();
}

} // namespace

Resource parseResource(std::string_view arn)
{
    const catalog::Resource known = catalog::parseResource(arn);
    Resource resource;
    resource.arn = arn;
    switch (known.kind) {
    case catalog::Resource::Kind::Lambda:
        resource.target = TaskTarget::LambdaFunction;
        return resource;
    case catalog::Resource::Kind::Activity:
        resource.target = TaskTarget::Activity;
        return resource;
    case catalog::Resource::Kind::Sdk:
        resource.service = "aws-sdk:" + known.service;
        break;
    case catalog::Resource::Kind::Optimized:
    case catalog::Resource::Kind::Unknown:
        resource.service = known.service;
        break;
    }
    resource.pattern = patternOf(known.pattern);
    resource.action = known.action + std::string(catalog::suffix(known.pattern));
    return resource;
}

core::Result<std::shared_ptr<const Program>> compile(const asl::StateMachine& machine, const CompileOptions& options)
{
    const auto start = startOf(machine);
    if (!start)
        return core::failure("compile.start", "StartAt names no state, so there is nothing to run.");
    auto tables = std::make_unique<compiled::Tables>();
    tables->start = *start;
    tables->region = options.region;
    tables->timeoutSeconds = timeoutOf(machine);
    const std::vector<bool> isInside = scopesInDistributedMaps(machine);
    tables->states.reserve(machine.states.size());
    for (asl::StateIndex index = 0; index < machine.states.size(); ++index) {
        StateCompiler compiler(machine, index);
        tables->states.push_back(compiler.compile());
        tables->states.back().isInDistributedMap = isInside[machine.states[index].scope];
        if (compiler.problem())
            tables->problems.push_back(*compiler.problem());
    }
    return std::make_shared<const Program>(std::move(tables));
}

Program::Program(std::unique_ptr<const compiled::Tables> tables)
    : m_tables(std::move(tables))
{}
Program::~Program() = default;

std::size_t Program::stateCount() const
{
    return m_tables->states.size();
}

const std::string& Program::stateName(asl::StateIndex state) const
{
    return m_tables->states[state].name;
}

const asl::StatePath& Program::statePath(asl::StateIndex state) const
{
    return m_tables->states[state].path;
}

asl::StateType Program::stateType(asl::StateIndex state) const
{
    return m_tables->states[state].type;
}

const Resource* Program::resource(asl::StateIndex state) const
{
    const auto* task = std::get_if<compiled::Task>(&m_tables->states[state].kind);
    return task ? &task->resource : nullptr;
}

bool Program::isInDistributedMap(asl::StateIndex state) const
{
    return m_tables->states[state].isInDistributedMap;
}

const core::Diagnostics& Program::problems() const
{
    return m_tables->problems;
}

const std::string& Program::region() const
{
    return m_tables->region;
}

} // namespace statelight::execution
