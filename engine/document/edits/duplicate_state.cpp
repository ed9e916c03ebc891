#include <algorithm>
#include <set>

#include "asl/rules.h"
#include "document/edits/draft.h"
#include "document/edits/edits.h"

namespace statelight::document {

namespace {

/// Free names, each given once.
class Names {
public:
    explicit Names(const asl::StateMachine& machine)
        : m_machine(machine)
    {}

    std::string free(std::string_view like)
    {
        const std::string base(withoutNumber(like));
        std::string name = asl::freeName(m_machine, base);
        for (int number = 2; !m_given.insert(name).second; ++number)
            name = asl::freeName(m_machine, base + ' ' + std::to_string(number));
        return name;
    }

private:
    static std::string_view withoutNumber(std::string_view name)
    {
        const std::size_t last = name.find_last_not_of("0123456789");
        const bool numbered = last != std::string_view::npos && last > 0 && last + 1 < name.size() && name[last] == ' ';
        return numbered ? name.substr(0, last) : name;
    }

    const asl::StateMachine& m_machine;
    std::set<std::string, std::less<>> m_given;
};

} // namespace

core::Result<Edit> duplicateState(const Snapshot& now, const asl::StatePath& path)
{
    Draft draft(now);
    const auto index = draft.find(path);
    if (!index)
        return tl::unexpected(index.error());

    Names names(now.machine);
    const std::string name = names.free(draft.name(*index));
    if (auto refusal = asl::canName(now.machine, std::nullopt, name))
        return core::failure("edit.name", *std::move(refusal));
    Draft copy(now);
    for (const asl::Scope& scope : now.machine.scopes) {
        if (!scope.pointer.starts_with(path.pointer() + "/"))
            continue;
        for (const asl::StateIndex inner : scope.states) {
            const std::string innerName = names.free(draft.name(inner));
            copy.change().renameKey(copy.node(inner), innerName);
            copy.renameReferences(scope, draft.name(inner), innerName);
        }
    }
    const auto text = copy.change().changedText(draft.node(*index), source::TreeChange::Purpose::Copy);
    if (!text)
        return tl::unexpected(text.error());
    draft.insertState(draft.state(*index).scope, *index, name, *text);
    return draft.finish("Duplicate " + quoted(draft.name(*index)),
        asl::StatePath::inScope(now.machine.scopes[draft.state(*index).scope].pointer, name));
}

} // namespace statelight::document
