#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// What one frame of an evaluation holds.
struct Scope {
    Scope* outer = nullptr;
    std::vector<std::string> names; ///< a slot each
    std::size_t certain = 0; ///< so many of them, from the first on, are always bound: parameters
    FrameShape* shape = nullptr;

    [[nodiscard]] bool hasFrame() const { return !names.empty(); }
};

/// Adds a name that isn't empty and not there yet.
void addName(std::vector<std::string>& names, const std::string& name);
/// Adds the names that are bound at or below the node, in the scope which it stands in.
void collectBindings(const Node& node, std::vector<std::string>& names);

/// The scopes around a place in the tree, the innermost first. Each must live until it is left.
class ScopeChain {
public:
    void enter(Scope& scope);
    void leave() { m_innermost = m_innermost->outer; }
    [[nodiscard]] const Scope& innermost() const { return *m_innermost; }

    /// A function takes the frames along.
    void captureFrames();
    /// Where the name may be bound, up to the scope where it always is; then `isCertain`.
    [[nodiscard]] std::vector<Slot> slotsOf(std::string_view name, bool& isCertain) const;
    [[nodiscard]] std::shared_ptr<const VisibleNames> visibleNames() const;

private:
    Scope* m_innermost = nullptr;
};

} // namespace statelight::query::jsonata
