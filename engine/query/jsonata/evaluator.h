#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/value.h"
#include "query/jsonata/builtin.h"
#include "query/jsonata/environment.h"
#include "query/jsonata/fault.h"
#include "query/jsonata/frame.h"
#include "query/jsonata/function_value.h"
#include "query/jsonata/marks.h"
#include "query/jsonata/operators.h"
#include "query/jsonata/program.h"
#include "query/jsonata/stable_list.h"
#include "query/jsonata/tuple_stream.h"
#include "query/jsonata/value_stack.h"

namespace statelight::query::jsonata {

/// A program with its variables from outside; one that $eval was given also sees the variables where it was called.
struct Unit {
    const Program* program = nullptr;
    std::vector<core::Value> externals; ///< unbound until they are asked for
    const VisibleNames* visible = nullptr;
    Frame* visibleFrame = nullptr;
};

/// One evaluation of one program. A fault is kept here, and a null that is marked as one goes up in place of a value,
/// so every value that comes from evaluate(), apply() or fail() has to be asked for isFault() before it is used.
class Evaluator {
public:
    Evaluator(const Program& program, const Environment& environment);
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    [[nodiscard]] OrFault<std::optional<core::Value>> run();

    // For the functions.
    [[nodiscard]] core::Value fail(std::string code, std::string message);
    [[nodiscard]] core::Value fail(Complaint why);
    /// Calls a function; its own signature is checked. The arguments may be changed.
    [[nodiscard]] core::Value apply(
        const core::Value& function, std::span<core::Value> arguments, const core::Value& context);
    /// How many arguments a function takes.
    [[nodiscard]] std::size_t arityOf(const core::Value& function) const;
    /// Null where the function is none that an evaluation made, or of another kind.
    [[nodiscard]] const FunctionValue* madeFunction(const core::Value& function) const;
    [[nodiscard]] core::Value makeFunction(FunctionValue function);
    /// False where that is beyond the limit; then there is a fault.
    [[nodiscard]] bool spend(std::uint64_t steps);
    [[nodiscard]] bool charge(std::size_t bytes);
    /// The value as it may be put into an array or an object: no sequence any more.
    [[nodiscard]] core::Value stored(core::Value value);
    /// The result may hold marked values inside.
    void expectInnerMarks() { m_hasInnerMarks = true; }
    [[nodiscard]] core::Value text(std::string_view text);
    [[nodiscard]] const Environment& environment() const { return m_environment; }
    [[nodiscard]] Dialect dialect() const { return m_unit->program->dialect; }
    [[nodiscard]] bool isOld() const { return dialect() != Dialect::Latest; }
    [[nodiscard]] const Unit& unit() const { return *m_unit; }
    /// $eval: compiles the text in sight of the variables around the call, and evaluates it.
    [[nodiscard]] core::Value evaluateText(std::string_view text, const core::Value& input);
    /// A copy in which no two objects are one; numbers rounded to 15 digits, functions as empty texts.
    [[nodiscard]] core::Value cloned(const core::Value& value);
    [[nodiscard]] const core::Value& faultValue() const { return m_faultValue; }
    /// `name` of a value, in the items of an array too; a sequence or undefined.
    [[nodiscard]] core::Value lookup(const core::Value& input, const core::Key& key, int depth = 0);
    /// Both together as one array, as $append does.
    [[nodiscard]] core::Value appended(const core::Value& left, const core::Value& right);
    /// Sorts with a comparator that says whether two neighbours must change places; false where that failed.
    template <class IsAfter>
    [[nodiscard]] static bool mergeSort(std::vector<std::uint32_t>& order, const IsAfter& isAfter);

private:
    friend class FrameGuard;

    [[nodiscard]] core::Value evaluate(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateKind(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value finished(const Node& node, core::Value value, Frame* frame);
    void observe(const Node& node, const core::Value& value) const;
    [[nodiscard]] core::Value operand(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value failAt(const Node& node, Complaint why);

    // Operators, evaluate_operators.cpp
    [[nodiscard]] core::Value evaluateBinary(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateBoolean(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateCondition(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateRange(const core::Value& left, const core::Value& right);
    [[nodiscard]] core::Value evaluateArray(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateObject(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateBlock(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateBind(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateVariable(const Node& node, Frame* frame);
    [[nodiscard]] core::Value external(std::uint32_t index);
    [[nodiscard]] core::Value evaluateWildcard(const core::Value& input);
    [[nodiscard]] core::Value evaluateDescendants(const core::Value& input);

    // Paths, evaluate_path.cpp
    [[nodiscard]] core::Value evaluatePath(const Node& path, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateSteps(
        const Node& path, std::size_t first, const core::Value& start, Frame* frame);
    [[nodiscard]] core::Value evaluateStep(
        const Node& step, std::span<const core::Value> items, Frame* frame, bool isLast);
    [[nodiscard]] core::Value stepOf(const Node& step, const core::Value& item, Frame* frame);
    [[nodiscard]] core::Value endOfPath(const Node& path, core::Value value, Frame* frame);
    [[nodiscard]] core::Value filter(const Stage& stage, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value filterStream(const Stage& stage, const core::Value& input, Frame* frame);
    /// Whether the item at `index` of `count` is chosen; false with a fault set where that failed.
    [[nodiscard]] bool isChosen(const core::Value& answer, std::size_t index, std::size_t count, std::size_t& times);
    [[nodiscard]] bool sortByKeys(const Node& step, std::vector<core::Value>& keys, std::vector<std::uint32_t>& order,
        std::span<const core::Value> items, Frame* frame);
    [[nodiscard]] core::Value evaluateSort(const Node& step, std::span<const core::Value> items, Frame* frame);

    // Groups, evaluate_group.cpp
    [[nodiscard]] core::Value group(const Grouping& grouping, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value plainObject(const Grouping& grouping, const core::Value& item, Frame* frame);
    [[nodiscard]] core::Value groupItems(const Grouping& grouping, std::span<const core::Value> items, Frame* frame);
    [[nodiscard]] core::Value groupTuples(const Grouping& grouping, const TupleStream& stream, Frame* frame);

    // Tuples, evaluate_tuples.cpp
    [[nodiscard]] core::Value evaluateTuplePath(const Node& path, const core::Value& input, Frame* frame);
    [[nodiscard]] bool tupleStep(const Node& step, TupleStream& stream, Frame* frame);
    [[nodiscard]] bool addTuples(const Node& step, const core::Value* row, const core::Value& found, TupleStream& next);
    [[nodiscard]] bool tupleStages(const Node& step, TupleStream& stream, Frame* frame);
    [[nodiscard]] bool filterTuples(const Stage& stage, TupleStream& stream, Frame* frame);
    [[nodiscard]] bool sortTuples(const Node& step, TupleStream& stream, Frame* frame);
    [[nodiscard]] core::Value evaluateInTuple(
        const Node& node, const TupleShape& shape, const TupleStream& stream, const core::Value* row, Frame* frame);
    [[nodiscard]] core::Value keepStream(TupleStream stream);

    // Functions, evaluate_call.cpp
    [[nodiscard]] core::Value evaluateCall(
        const Node& node, const core::Value& input, Frame* frame, const core::Value* piped);
    [[nodiscard]] core::Value evaluateProcedure(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluatePartial(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateApply(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value evaluateLambda(const Node& node, const core::Value& input, Frame* frame);
    [[nodiscard]] core::Value applyInTurn(
        const core::Value& function, std::span<core::Value> arguments, const core::Value& context);
    [[nodiscard]] core::Value applyOnce(
        const core::Value& function, std::span<core::Value> arguments, const core::Value& context);
    [[nodiscard]] core::Value applyBuiltin(
        std::size_t index, std::span<core::Value> arguments, const core::Value& context);
    [[nodiscard]] core::Value applyLambda(const FunctionValue& lambda, std::span<core::Value> arguments);
    [[nodiscard]] core::Value applyPartial(const FunctionValue& partial, std::span<core::Value> arguments);
    [[nodiscard]] core::Value applyTransform(const FunctionValue& transform, const core::Value& argument);
    [[nodiscard]] core::Value transformed(const FunctionValue& transform, const core::Value& copy);
    [[nodiscard]] core::Value applyRegex(const core::Value& function, std::span<core::Value> arguments);
    [[nodiscard]] core::Value matchObject(const core::Value& function);
    [[nodiscard]] bool fit(const Signature& signature, std::span<core::Value>& arguments,
        std::vector<core::Value>& storage, const core::Value& context);
    [[nodiscard]] bool fitSlowly(const Signature& signature, std::span<core::Value>& arguments,
        std::vector<core::Value>& storage, const core::Value& context);
    [[nodiscard]] bool fitArray(const Signature::Parameter& parameter, core::Value& argument, std::size_t index);

    [[nodiscard]] core::Value leave(core::Value value);

    struct HeapFrame {
        Frame frame;
        std::unique_ptr<core::Value[]> slots;
    };
    struct TailCall {
        core::Value function;
        std::vector<core::Value> arguments;
        const Node* node = nullptr;
    };

    const Environment& m_environment;
    Unit m_main;
    const Unit* m_unit;
    core::Value m_root;
    ValueStack m_stack;
    StableList<HeapFrame> m_frames;
    StableList<FunctionValue> m_functions;
    StableList<TupleStream> m_streams;
    StableList<Unit> m_units;
    std::vector<std::shared_ptr<const Program>> m_programs;
    const VisibleNames* m_visible = nullptr; ///< of the call of $eval in hand
    Frame* m_visibleFrame = nullptr;
    TailCall m_tail;
    Fault m_fault;
    core::Value m_faultValue = core::Value::markedNull(mark::fault);
    std::uint64_t m_stepsLeft;
    std::size_t m_bytesLeft;
    std::uint32_t m_depth = 0; ///< evaluations inside each other
    std::uint32_t m_calls = 0; ///< calls inside each other
    bool m_hasInnerMarks = false; ///< some array or object may hold functions or marked arrays
};

/// The frame of a block, a call or a tuple while it is in use.
class FrameGuard {
public:
    FrameGuard(Evaluator& evaluator, const FrameShape& shape, Frame* outer);
    FrameGuard(const FrameGuard&) = delete;
    FrameGuard& operator=(const FrameGuard&) = delete;
    ~FrameGuard()
    {
        if (m_pushed > 0)
            m_evaluator.m_stack.pop(m_pushed);
    }

    [[nodiscard]] Frame* frame() { return m_frame; }

private:
    Evaluator& m_evaluator;
    Frame m_local;
    Frame* m_frame;
    std::size_t m_pushed = 0;
};

template <class IsAfter>
bool Evaluator::mergeSort(std::vector<std::uint32_t>& order, const IsAfter& isAfter)
{
    std::vector<std::uint32_t> merged(order.size());
    // As JSONata splits: the left part is the smaller one. Ranges are sorted bottom up through an explicit list.
    struct Range {
        std::size_t begin;
        std::size_t end;
        bool isSplit;
    };
    std::vector<Range> ranges = {{0, order.size(), false}};
    while (!ranges.empty()) {
        Range& range = ranges.back();
        const std::size_t begin = range.begin;
        const std::size_t end = range.end;
        const std::size_t middle = begin + (end - begin) / 2;
        if (!range.isSplit && end - begin > 1) {
            range.isSplit = true;
            ranges.push_back({middle, end, false});
            ranges.push_back({begin, middle, false});
            continue;
        }
        ranges.pop_back();
        if (end - begin < 2)
            continue;
        std::size_t left = begin;
        std::size_t right = middle;
        for (std::size_t place = begin; place < end; ++place) {
            bool takesRight = left == middle;
            if (left < middle && right < end) {
                const std::optional<bool> answer = isAfter(order[left], order[right]);
                if (!answer)
                    return false;
                takesRight = *answer;
            }
            merged[place] = takesRight ? order[right++] : order[left++];
        }
        for (std::size_t place = begin; place < end; ++place)
            order[place] = merged[place];
    }
    return true;
}

} // namespace statelight::query::jsonata
