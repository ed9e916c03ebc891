#include "asl/rules.h"
#include "document/edits/draft.h"
#include "document/edits/edits.h"

namespace statelight::document {

core::Result<Edit> renameState(const Snapshot& now, const asl::StatePath& path, std::string_view name)
{
    Draft draft(now);
    return draft.find(path).and_then([&](asl::StateIndex index) -> core::Result<Edit> {
        if (auto refusal = asl::canName(now.machine, index, name))
            return core::failure("edit.name", *std::move(refusal));
        const asl::Scope& scope = now.machine.scopes[draft.state(index).scope];
        const auto newPath = asl::StatePath::inScope(scope.pointer, name);
        if (newPath != path) {
            draft.change().renameKey(draft.node(index), name);
            draft.renameReferences(scope, draft.name(index), name);
            draft.moved(path, newPath);
        }
        return draft.finish("Rename " + quoted(draft.name(index)), newPath);
    });
}

} // namespace statelight::document
