#include "document/reader.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "document/reader_fields.h"

namespace statelight::document {

namespace {

using source::NodeIndex;
using source::NodeKind;
using source::noNode;
using source::SourceTree;

std::optional<asl::QueryLanguage> languageOf(const asl::Fields& fields)
{
    const auto text = fields.text("QueryLanguage");
    if (text == "JSONata")
        return asl::QueryLanguage::Jsonata;
    return text == "JSONPath" ? std::optional(asl::QueryLanguage::JsonPath) : std::nullopt;
}

bool isDistributed(const asl::Scope& processor)
{
    const asl::Field* const config = processor.fields.find("ProcessorConfig");
    const core::Value* const mode = config == nullptr ? nullptr : config->value.find("Mode");
    return mode != nullptr && mode->isString() && mode->string() == "DISTRIBUTED";
}

class Reader {
public:
    explicit Reader(const SourceTree& tree)
        : m_tree(tree)
    {}

    Reading read()
    {
        if (m_tree.root() == noNode)
            return {};
        if (kindOf(m_tree.root()) != NodeKind::Object) {
            report(m_tree.root(), "", "Definition must be a valid JSON object");
            return std::move(m_reading);
        }
        addScope(m_tree.root(), "", std::nullopt);
        machine().language = languageOf(machine().scopes.front().fields).value_or(asl::QueryLanguage::JsonPath);
        // Scopes found on the way are appended, so this is a walk in breadth without recursion.
        for (asl::ScopeIndex scope = 0; scope < machine().scopes.size(); ++scope)
            readStates(scope);
        machine().buildTable();
        return std::move(m_reading);
    }

private:
    asl::StateMachine& machine() { return m_reading.machine; }
    NodeKind kindOf(NodeIndex node) const { return m_tree.nodes()[node].kind; }

    void report(NodeIndex node, std::string location, std::string message)
    {
        // Where a value is missing altogether the text is broken, and source has said so.
        if (kindOf(node) != NodeKind::Missing)
            report("SCHEMA_VALIDATION_FAILED", m_tree.nodes()[node].range, std::move(location), std::move(message));
    }

    void report(std::string code, core::SourceRange range, std::string location, std::string message)
    {
        m_reading.findings.push_back(
            {core::Severity::Error, std::move(code), std::move(message), std::move(location), range});
    }

    asl::ScopeIndex addScope(NodeIndex node, std::string pointer, std::optional<asl::StateIndex> owner)
    {
        asl::Scope scope;
        scope.pointer = std::move(pointer);
        scope.range = m_tree.nodes()[node].range;
        scope.fields = readFields(m_tree, node, "States");
        scope.owner = owner;
        machine().scopes.push_back(std::move(scope));
        m_scopeNodes.push_back(node);
        return static_cast<asl::ScopeIndex>(machine().scopes.size() - 1);
    }

    void readStates(asl::ScopeIndex scope)
    {
        const NodeIndex states = m_tree.member(m_scopeNodes[scope], "States");
        if (states == noNode)
            return;
        machine().scopes[scope].statesRange = m_tree.nodes()[states].range;
        if (kindOf(states) != NodeKind::Object)
            return report(states, machine().scopes[scope].pointer + "/States",
                "States must be an object that holds the states by their names.");
        for (const auto& [name, node] : namedStates(scope, states))
            readState(scope, name, node);
    }

    // By the text's order; of a name that comes twice only the last one, as everywhere in JSON.
    std::vector<std::pair<std::string, NodeIndex>> namedStates(asl::ScopeIndex scope, NodeIndex states)
    {
        std::vector<std::pair<std::string, NodeIndex>> named;
        std::unordered_map<std::string, std::size_t> places;
        forEachChild(m_tree, states, [&](NodeIndex state) {
            std::string name = m_tree.key(state);
            const auto [place, isNew] = places.try_emplace(name, named.size());
            if (!isNew) {
                named[place->second].second = noNode;
                reportRepeated(scope, name, state);
            }
            place->second = named.size();
            named.emplace_back(std::move(name), state);
        });
        std::erase_if(named, [](const auto& entry) { return entry.second == noNode; });
        return named;
    }

    void reportRepeated(asl::ScopeIndex scope, const std::string& name, NodeIndex state)
    {
        report("DUPLICATE_STATE_NAME", m_tree.nodes()[state].key,
            asl::StatePath::inScope(machine().scopes[scope].pointer, name).pointer(), "Duplicate State name: " + name);
    }

    void readState(asl::ScopeIndex scope, const std::string& name, NodeIndex node)
    {
        const auto index = static_cast<asl::StateIndex>(machine().states.size());
        asl::State state;
        state.path = asl::StatePath::inScope(machine().scopes[scope].pointer, name);
        // A key whose value isn't typed yet is a state to come; any other value is none.
        if (kindOf(node) != NodeKind::Object && kindOf(node) != NodeKind::Missing)
            return report(node, state.path.pointer(), "A state must be an object with a Type.");
        state.name = name;
        state.nameRange = m_tree.nodes()[node].key;
        state.range = m_tree.nodes()[node].range;
        state.scope = scope;
        state.language = machine().language;
        if (kindOf(node) == NodeKind::Object)
            readObject(state, index, node);
        machine().scopes[scope].states.push_back(index);
        machine().states.push_back(std::move(state));
    }

    void readObject(asl::State& state, asl::StateIndex index, NodeIndex node)
    {
        state.fields = readFields(m_tree, node);
        state.type = asl::stateTypeFromString(state.fields.text("Type").value_or(""));
        state.language = languageOf(state.fields).value_or(machine().language);
        state.retriers = readRetriers(m_tree, m_tree.member(node, "Retry"));
        state.catchers = readCatchers(m_tree, m_tree.member(node, "Catch"));
        state.kind = readKind(state, index, node);
    }

    asl::StateKind readKind(const asl::State& state, asl::StateIndex index, NodeIndex node)
    {
        switch (state.type) {
        case asl::StateType::Task:
            return asl::Task{};
        case asl::StateType::Pass:
            return asl::Pass{};
        case asl::StateType::Wait:
            return asl::Wait{};
        case asl::StateType::Succeed:
            return asl::Succeed{};
        case asl::StateType::Fail:
            return asl::Fail{};
        case asl::StateType::Choice:
            return asl::Choice{readRules(m_tree, m_tree.member(node, "Choices"))};
        case asl::StateType::Parallel:
            return readParallel(state, index, node);
        case asl::StateType::Map:
            return readMap(state, index, node);
        case asl::StateType::Unknown:
            break;
        }
        return asl::UnknownKind{};
    }

    asl::Parallel readParallel(const asl::State& state, asl::StateIndex index, NodeIndex node)
    {
        asl::Parallel parallel;
        const NodeIndex branches = m_tree.member(node, "Branches");
        if (branches == noNode || kindOf(branches) != NodeKind::Array)
            return parallel;
        std::size_t place = 0;
        forEachChild(m_tree, branches, [&](NodeIndex branch) {
            std::string pointer = state.path.pointer() + "/Branches/" + std::to_string(place++);
            if (kindOf(branch) == NodeKind::Object)
                parallel.branches.push_back(addScope(branch, std::move(pointer), index));
            else
                report(branch, std::move(pointer), "A branch must be an object with StartAt and States.");
        });
        return parallel;
    }

    asl::Map readMap(const asl::State& state, asl::StateIndex index, NodeIndex node)
    {
        asl::Map map;
        NodeIndex processor = m_tree.member(node, "ItemProcessor");
        map.usesIterator = processor == noNode;
        if (map.usesIterator)
            processor = m_tree.member(node, "Iterator");
        if (processor == noNode)
            return {};
        std::string pointer = state.path.pointer() + (map.usesIterator ? "/Iterator" : "/ItemProcessor");
        if (kindOf(processor) != NodeKind::Object) {
            report(processor, std::move(pointer), "The processor of a Map must be an object with StartAt and States.");
            return map;
        }
        map.processor = addScope(processor, std::move(pointer), index);
        map.distributed = isDistributed(machine().scopes[*map.processor]);
        return map;
    }

    const SourceTree& m_tree;
    Reading m_reading;
    std::vector<NodeIndex> m_scopeNodes; // by scope
};

} // namespace

Reading readStateMachine(const SourceTree& tree)
{
    return Reader(tree).read();
}

} // namespace statelight::document
