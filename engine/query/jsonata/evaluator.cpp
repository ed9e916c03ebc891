#include "query/jsonata/evaluator.h"

#include <cmath>
#include <utility>

#include "core/builder.h"
#include "query/digest.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

constexpr int resultDepthLimit = 400;

/// Takes an evaluation's own marks out of a result, whatever holds them.
class Cleaner {
public:
    explicit Cleaner(Dialect dialect)
        : m_dialect(dialect)
    {}

    Value clean(const Value& value, int depth)
    {
        m_isTooDeep = m_isTooDeep || depth > resultDepthLimit;
        if (m_isTooDeep)
            return {};
        if (value.isArray()) {
            core::ArrayBuilder items(value.size());
            for (const Value& item : value.items())
                items.add(clean(item, depth + 1));
            return items.finish();
        }
        if (value.isObject()) {
            core::ObjectBuilder members(value.size());
            for (const core::Member& member : value.members())
                members.add(member.key, clean(member.value, depth + 1));
            return members.finish();
        }
        if (value.isString())
            return {repairUtf8(value.string())};
        if (value.isDouble() && !std::isfinite(value.number()))
            return notFinite(value.number(), m_dialect);
        return value.mark() != 0 ? Value() : value;
    }

    static Value notFinite(double number, Dialect dialect)
    {
        if (dialect != Dialect::Aws)
            return {};
        return std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
    }

    [[nodiscard]] bool isTooDeep() const { return m_isTooDeep; }

private:
    Dialect m_dialect;
    bool m_isTooDeep = false;
};

} // namespace

FrameGuard::FrameGuard(Evaluator& evaluator, const FrameShape& shape, Frame* outer)
    : m_evaluator(evaluator)
    , m_local{outer, nullptr}
    , m_frame(outer)
{
    if (shape.slots == 0)
        return;
    if (shape.isCaptured) {
        static_cast<void>(evaluator.charge(sizeof(Frame) + shape.slots * sizeof(Value)));
        auto& held = evaluator.m_frames.add({});
        held.slots = std::make_unique<Value[]>(shape.slots);
        held.frame = {outer, held.slots.get()};
        m_frame = &held.frame;
    } else {
        m_pushed = shape.slots;
        m_local.slots = evaluator.m_stack.push(m_pushed);
        m_frame = &m_local;
    }
    for (std::size_t index = 0; index < shape.slots; ++index)
        m_frame->slots[index] = Value::markedNull(mark::unbound);
}

Evaluator::Evaluator(const Program& program, const Environment& environment)
    : m_environment(environment)
    , m_main{&program, std::vector<Value>(program.externals.size(), Value::markedNull(mark::unbound)), nullptr, nullptr}
    , m_unit(&m_main)
    , m_root(environment.input ? *environment.input : undefined())
    , m_stepsLeft(environment.limits.steps)
    , m_bytesLeft(environment.limits.bytes)
{}

OrFault<std::optional<Value>> Evaluator::run()
{
    m_hasInnerMarks = m_main.program->hasLoneSurrogates;
    Value input = m_root;
    if (m_root.isArray()) {
        core::ArrayBuilder wrapped(1);
        wrapped.add(m_root);
        input = wrapped.finish();
        input.setMark(arrayMark::sequence | arrayMark::wrapper);
    }
    Value result;
    {
        FrameGuard guard(*this, m_main.program->frame, nullptr);
        result = evaluate(*m_main.program->root, input, guard.frame());
    }
    if (!isFault(result))
        result = leave(std::move(result));
    if (isFault(result) || !m_fault.code.empty())
        return tl::unexpected(std::move(m_fault));
    if (isUndefined(result))
        return std::optional<Value>();
    return std::optional<Value>(std::move(result));
}

Value Evaluator::leave(Value value)
{
    if (isUndefined(value))
        return value;
    if (value.isNull() && value.mark() != 0) {
        return value.mark() == mark::function ? fail("D3901", "The result is a function, which is no JSON value.")
                                              : undefined();
    }
    if (isArrayWith(value, arrayMark::wrapper))
        value = Value(value.items()[0]);
    if (value.isArray())
        value.setMark(0);
    if (value.isDouble() && !std::isfinite(value.number()))
        return Cleaner::notFinite(value.number(), dialect());
    if (!m_hasInnerMarks)
        return value;
    Cleaner cleaner(dialect());
    Value cleaned = cleaner.clean(value, 0);
    return cleaner.isTooDeep() ? fail("U1001", "The result nests too deeply.") : cleaned;
}

Value Evaluator::fail(std::string code, std::string message)
{
    if (m_fault.code.empty())
        m_fault = {std::move(code), std::move(message), {}, {}};
    return m_faultValue;
}

Value Evaluator::fail(Complaint why)
{
    return fail(why.code, std::move(why.message));
}

Value Evaluator::failAt(const Node& node, Complaint why)
{
    Value value = fail(std::move(why));
    if (m_fault.range.isEmpty())
        m_fault.range = node.range;
    return value;
}

bool Evaluator::spend(std::uint64_t steps)
{
    if (steps <= m_stepsLeft) {
        m_stepsLeft -= steps;
        return true;
    }
    m_stepsLeft = 0;
    static_cast<void>(fail("U1001", "The evaluation takes too many steps: is there a loop that doesn't end?"));
    return false;
}

bool Evaluator::charge(std::size_t bytes)
{
    if (bytes <= m_bytesLeft) {
        m_bytesLeft -= bytes;
        return true;
    }
    m_bytesLeft = 0;
    m_stepsLeft = 0;
    static_cast<void>(fail("U1001", "The evaluation needs too much memory."));
    return false;
}

Value Evaluator::stored(Value value)
{
    if (!value.isArray()) {
        m_hasInnerMarks = m_hasInnerMarks || isFunction(value);
        return value;
    }
    if ((value.mark() & arrayMark::cons) != 0)
        m_hasInnerMarks = true;
    else
        value.setMark(0);
    return value;
}

Value Evaluator::text(std::string_view text)
{
    return charge(text.size()) ? Value(text) : m_faultValue;
}

const FunctionValue* Evaluator::madeFunction(const Value& function) const
{
    const auto index = static_cast<std::size_t>(function.carried());
    return isFunction(function) && index >= builtins().size() ? &m_functions[index - builtins().size()] : nullptr;
}

Value Evaluator::makeFunction(FunctionValue function)
{
    if (!charge(sizeof function))
        return m_faultValue;
    function.unit = m_unit;
    m_functions.add(std::move(function));
    return Value::markedNull(mark::function, static_cast<std::int64_t>(builtins().size() + m_functions.size() - 1));
}

Value Evaluator::evaluate(const Node& node, const Value& input, Frame* frame)
{
    if (!spend(1))
        return m_faultValue;
    if (m_depth >= m_environment.limits.depth) {
        return failAt(node, {"U1001", "The evaluation goes too deep: does a function call itself without end?"});
    }
    ++m_depth;
    Value value = finished(node, evaluateKind(node, input, frame), frame);
    --m_depth;
    return value;
}

Value Evaluator::finished(const Node& node, Value value, Frame* frame)
{
    for (const Stage& stage : node.predicates) {
        if (isFault(value))
            return value;
        value = filter(stage, value, frame);
    }
    if (node.group && node.kind != NodeKind::Path && !isFault(value))
        value = group(*node.group, value, frame);
    if (isSequence(value)) {
        if (node.keepsArray)
            value.setMark(value.mark() | arrayMark::keepSingleton);
        if (value.size() == 0)
            value = undefined();
        else if (value.size() == 1 && (value.mark() & arrayMark::keepSingleton) == 0
            && (value.mark() & arrayMark::wrapper) == 0)
            value = Value(value.items()[0]);
    }
    if (m_environment.observer)
        observe(node, value);
    return value;
}

void Evaluator::observe(const Node& node, const Value& value) const
{
    if (value.mark() == mark::undefined || (value.isNull() && value.mark() == mark::function)) {
        if (value.isNull())
            return (*m_environment.observer)(node.range, nullptr);
    }
    if (value.isNull() && value.mark() != 0)
        return;
    Value seen = value;
    if (isArrayWith(seen, arrayMark::wrapper))
        seen = Value(seen.items()[0]);
    if (seen.isArray())
        seen.setMark(0);
    (*m_environment.observer)(node.range, &seen);
}

Value Evaluator::operand(const Node& node, const Value& input, Frame* frame)
{
    if (node.kind == NodeKind::Literal && node.predicates.empty() && !node.group && !m_environment.observer)
        return node.value;
    return evaluate(node, input, frame);
}

Value Evaluator::evaluateKind(const Node& node, const Value& input, Frame* frame)
{
    switch (node.kind) {
    case NodeKind::Path:
        return evaluatePath(node, input, frame);
    case NodeKind::Literal:
        return node.value;
    case NodeKind::Name:
        return lookup(input, node.key);
    case NodeKind::Wildcard:
        return evaluateWildcard(input);
    case NodeKind::Descendant:
        return evaluateDescendants(input);
    case NodeKind::Variable:
    case NodeKind::Parent:
        return evaluateVariable(node, frame);
    case NodeKind::Context:
        return isArrayWith(input, arrayMark::wrapper) ? input.items()[0] : input;
    case NodeKind::Root:
        return m_root;
    case NodeKind::And:
    case NodeKind::Or:
        return evaluateBoolean(node, input, frame);
    case NodeKind::Condition:
    case NodeKind::Coalesce:
    case NodeKind::Default:
        return evaluateCondition(node, input, frame);
    case NodeKind::Array:
        return evaluateArray(node, input, frame);
    case NodeKind::Object:
        return evaluateObject(node, input, frame);
    case NodeKind::Block:
        return evaluateBlock(node, input, frame);
    case NodeKind::Bind:
        return evaluateBind(node, input, frame);
    case NodeKind::Regex: {
        FunctionValue regex;
        regex.kind = FunctionValue::Kind::Regex;
        regex.node = &node;
        return makeFunction(std::move(regex));
    }
    case NodeKind::Call:
        return evaluateCall(node, input, frame, nullptr);
    case NodeKind::Partial:
        return evaluatePartial(node, input, frame);
    case NodeKind::Lambda:
        return evaluateLambda(node, input, frame);
    case NodeKind::Apply:
        return evaluateApply(node, input, frame);
    case NodeKind::Transform: {
        FunctionValue transform;
        transform.kind = FunctionValue::Kind::Transform;
        transform.node = &node;
        transform.frame = frame;
        transform.first = input;
        return makeFunction(std::move(transform));
    }
    default:
        return evaluateBinary(node, input, frame);
    }
}

} // namespace statelight::query::jsonata
