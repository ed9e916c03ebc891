#include <algorithm>

#include "document/edits/draft.h"
#include "document/edits/edits.h"
#include "document/edits/new_state.h"

namespace statelight::document {

namespace {

using asl::StateType;
using source::NodeIndex;
using source::noNode;

/// Fields of which a state needs only one.
bool hasAlternative(const asl::Fields& fields, std::string_view needed)
{
    const auto hasAny = [&](std::initializer_list<std::string_view> names) {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return fields.has(name); });
    };
    if (needed == "Seconds")
        return hasAny({"SecondsPath", "Timestamp", "TimestampPath"});
    if (needed == "ItemProcessor")
        return hasAny({"Iterator"});
    if (needed == "Parameters" || needed == "Arguments")
        return hasAny({"Resource"});
    if (needed == "Next" || needed == "End")
        return hasAny({"Next", "End"});
    return false;
}

class TypeChange {
public:
    TypeChange(Draft& draft, asl::StateIndex index, StateType type)
        : m_draft(draft)
        , m_state(draft.state(index))
        , m_node(draft.node(index))
        , m_index(index)
        , m_type(type)
    {}

    void write()
    {
        m_draft.change().setMember(m_node, "Type", core::Value(asl::toString(m_type)), source::atFront);
        keepChain();
        for (NodeIndex child = first(); child != noNode; child = m_draft.tree().nodes()[child].nextSibling)
            if (child != m_renamed && !keepsField(m_type, m_draft.tree().key(child)))
                m_draft.change().remove(child);
        addMissing();
    }

private:
    [[nodiscard]] NodeIndex first() const { return m_draft.tree().nodes()[m_node].firstChild; }

    /// A Choice goes on by Default where others have Next; the line with it is kept.
    void keepChain()
    {
        const bool wasChoice = m_state.type == StateType::Choice;
        const bool becomesChoice = m_type == StateType::Choice;
        const NodeIndex chain = m_draft.tree().member(m_node, wasChoice ? "Default" : "Next");
        if (chain == noNode || wasChoice == becomesChoice || !(becomesChoice || keepsField(m_type, "Next")))
            return;
        m_draft.change().renameKey(chain, becomesChoice ? "Default" : "Next");
        m_renamed = chain;
    }

    void addMissing()
    {
        NewState wanted{
            m_type, m_state.language, m_draft.successor(m_index), freeName(m_draft.machine(), "Pass", m_state.name)};
        if (m_type == StateType::Choice && !wanted.next) {
            wanted.next = freeName(m_draft.machine(), "Succeed", m_state.name);
            m_draft.insertStates(
                m_state.scope, m_index, {{*wanted.next, newState({StateType::Succeed, m_state.language, {}, {}})}});
        }
        const core::Value needed = newState(wanted);
        NodeIndex after = m_draft.tree().member(m_node, "Type");
        for (const core::Member& member : needed.members()) {
            const std::string_view key = member.key;
            const bool renamed = m_renamed != noNode && key == (m_type == StateType::Choice ? "Default" : "Next");
            const NodeIndex existing = m_draft.tree().member(m_node, key);
            if (existing != noNode)
                after = existing;
            else if (!renamed && !hasAlternative(m_state.fields, key))
                m_draft.change().insertMember(m_node, after == noNode ? source::atFront : after, key, member.value);
        }
    }

    Draft& m_draft;
    const asl::State& m_state;
    NodeIndex m_node;
    asl::StateIndex m_index;
    StateType m_type;
    NodeIndex m_renamed = noNode;
};

} // namespace

core::Result<Edit> changeType(const Snapshot& now, const asl::StatePath& path, StateType type)
{
    Draft draft(now);
    return draft.findObject(path).and_then([&](asl::StateIndex index) -> core::Result<Edit> {
        if (type == StateType::Unknown)
            return core::failure("edit.type", "A state needs one of the eight types.");
        if (draft.state(index).type != type)
            TypeChange(draft, index, type).write();
        return draft.finish("Make " + quoted(path.name()) + " a " + std::string(asl::toString(type)), path);
    });
}

} // namespace statelight::document
