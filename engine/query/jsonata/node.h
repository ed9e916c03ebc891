#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/key.h"
#include "core/source_range.h"
#include "core/value.h"
#include "query/jsonata/signature.h"

namespace statelight::query::jsonata {

struct Node;
class RegularExpression;
using NodePtr = std::unique_ptr<Node>;

enum class NodeKind : std::uint8_t {
    Path, ///< items: the steps
    Literal,
    Name,
    Wildcard,
    Descendant,
    Parent, ///< `%`
    Variable, ///< `$name`
    Context, ///< `$`
    Root, ///< `$$`
    Negate,
    Array,
    Object, ///< pairs
    Arithmetic, ///< `+ - * / %`, by `symbol`
    Compare, ///< `< <= > >=`
    Equal, ///< `=` and `!=`
    Concat,
    Range,
    In,
    And,
    Or,
    Condition, ///< condition, then, and else if there is one
    Coalesce, ///< `??`
    Default, ///< `?:`
    Block,
    Bind, ///< items: the value; the name is the key
    Regex, ///< value: the pattern, focus: the flags
    Call, ///< items: the procedure, then the arguments
    Partial,
    Placeholder, ///< `?` among a Partial's arguments
    Lambda, ///< items: the body
    Apply, ///< `~>`
    Transform, ///< pattern, update, and delete if there is one
    Sort, ///< a path's step, items: the terms; or a term, items: its expression
    Predicate, ///< only while parsing: `a[b]`
    Map, ///< only while parsing: `a.b`
    Group, ///< only while parsing: `a{…}`
    OrderBy, ///< only while parsing: `a^(…)`
    Focus, ///< only while parsing: `a@$b`
    Index, ///< only while parsing: `a#$b`
};

/// Operators that share a kind.
enum class Symbol : std::uint8_t {
    None,
    Plus,
    Minus,
    Times,
    Divide,
    Modulo,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual
};

/// Where a local variable may be found: so many frames outwards, in that slot.
struct Slot {
    std::uint16_t hops = 0;
    std::uint16_t index = 0;
};

/// The local variables that a text given to $eval sees.
struct VisibleNames {
    struct Entry {
        std::string name;
        std::vector<Slot> slots;
    };
    std::vector<Entry> entries;
};

/// The frame that a block, a function's call or a tuple needs. Without slots there is none.
struct FrameShape {
    std::uint16_t slots = 0;
    bool isCaptured = false; ///< a function may outlive it
};

/// The names that the tuples of one path carry: focus, position, and the labels of ancestors ("!0").
struct TupleShape {
    std::vector<std::string> names;
    FrameShape frame;
};

/// `[…]` behind a step, or `#$name` behind a predicate.
struct Stage {
    NodePtr predicate;
    std::string index;
    std::shared_ptr<const TupleShape> tuple; ///< of the path it stands in, if that carries tuples
    bool isIndex = false; ///< a number as written, which picks one item
};

struct Pair {
    NodePtr key;
    NodePtr value;
};

struct Grouping {
    std::vector<Pair> pairs;
    core::SourceRange range;
    bool hasPlainKeys = false; ///< all keys are literal texts, and no two the same
};

/// A parent that `%` looks for, so many levels up; shared by those that look and the step that answers.
struct Ancestor {
    std::string label;
    std::int32_t level = 1;
};

/// One node of the tree, for parser, shaper and evaluator. Which members count depends on the kind.
struct Node {
    NodeKind kind = NodeKind::Literal;
    Symbol symbol = Symbol::None;
    bool isArrayConstructor = false; ///< stays true when it was folded into a literal
    bool isConsArray = false; ///< first or last step of a path: its array isn't flattened
    bool keepsArray = false; ///< `[]` behind it
    bool keepsSingleton = false; ///< of a path: a step keeps arrays
    bool isTuple = false; ///< the step, or the path it stands in, carries tuples
    bool isTailCall = false; ///< the last thing that a function does
    bool isQuotedName = false;
    bool descends = false; ///< of an ordering's term
    std::uint16_t height = 1;
    core::SourceRange range;
    std::vector<NodePtr> items;
    core::Value value;
    core::Key key;
    std::vector<Stage> predicates; ///< applied to the whole value
    std::vector<Stage> stages; ///< applied to what a step finds for each item, or to all tuples
    std::unique_ptr<Grouping> pairs; ///< of an object
    std::unique_ptr<Grouping> group; ///< `{…}` behind it

    std::string focus; ///< `@$name`
    std::string index; ///< `#$name`
    std::shared_ptr<Ancestor> ancestor; ///< whom this step is the parent for
    std::vector<std::shared_ptr<Ancestor>> seekingParent;
    std::shared_ptr<const TupleShape> tuple; ///< of a path

    std::vector<std::string> parameters; ///< of a lambda
    std::optional<Signature> signature;
    FrameShape frame;
    std::vector<Slot> slots; ///< of a variable: where to look, inner frames first
    std::uint32_t external = 0; ///< of a variable: its place among those from outside
    std::shared_ptr<const VisibleNames> visible; ///< of a call of $eval
    std::shared_ptr<const RegularExpression> regex;
};

} // namespace statelight::query::jsonata
