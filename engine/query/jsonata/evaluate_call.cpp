#include <array>
#include <cmath>
#include <utility>

#include "core/builder.h"
#include "core/code_units.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

/// What a call is named by in faults.
std::string_view nameOf(const Node& procedure)
{
    if (procedure.kind == NodeKind::Path)
        return procedure.items[0]->key.view();
    return procedure.key.view();
}

/// Takes back places of the stack.
class Places {
public:
    Places(ValueStack& stack, std::size_t count)
        : m_stack(stack)
        , m_count(count)
        , m_values(count > 0 ? stack.push(count) : nullptr)
    {}
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;
    ~Places()
    {
        if (m_count > 0)
            m_stack.pop(m_count);
    }

    [[nodiscard]] std::span<Value> values() const { return {m_values, m_count}; }

private:
    ValueStack& m_stack;
    std::size_t m_count;
    Value* m_values;
};

} // namespace

Value Evaluator::evaluateProcedure(const Node& node, const Value& input, Frame* frame)
{
    const Node& procedure = *node.items[0];
    if (procedure.kind == NodeKind::Variable && procedure.predicates.empty() && !procedure.group)
        return evaluateVariable(procedure, frame);
    Value function = evaluate(procedure, input, frame);
    if (!isUndefined(function) || procedure.kind != NodeKind::Path || procedure.items[0]->kind != NodeKind::Name)
        return function;
    const Value variable = evaluateVariable(node, frame);
    if (!isFunction(variable) && !isTrue(variable))
        return function;
    const bool isPartial = node.kind == NodeKind::Partial;
    const std::string name(nameOf(procedure));
    m_fault.token = name;
    return failAt(node, {isPartial ? "T1007" : "T1005", "'" + name + "' is no function; is $" + name + " meant?"});
}

Value Evaluator::evaluateCall(const Node& node, const Value& input, Frame* frame, const Value* piped)
{
    const Value function = evaluateProcedure(node, input, frame);
    if (isFault(function))
        return m_faultValue;
    const std::size_t offset = piped ? 1 : 0;
    Places places(m_stack, node.items.size() - 1 + offset);
    const auto arguments = places.values();
    if (piped)
        arguments[0] = *piped;
    for (std::size_t index = 1; index < node.items.size(); ++index) {
        Value& argument = arguments[index - 1 + offset];
        argument = operand(*node.items[index], input, frame);
        if (isFault(argument))
            return m_faultValue;
    }
    if (node.isTailCall && !piped) {
        m_tail.function = function;
        m_tail.arguments.assign(std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
        m_tail.node = &node;
        return Value::markedNull(mark::tailCall);
    }
    m_visible = node.visible.get();
    m_visibleFrame = frame;
    Value value = apply(function, arguments, input);
    if (isFault(value)) {
        if (m_fault.range.isEmpty() && m_unit->program == m_main.program)
            m_fault.range = node.range;
        if (m_fault.token.empty())
            m_fault.token = nameOf(*node.items[0]);
    }
    return value;
}

Value Evaluator::apply(const Value& function, std::span<Value> arguments, const Value& context)
{
    // Functions of higher order, partial ones and chains call each other without an evaluation in between.
    if (m_calls >= m_environment.limits.depth)
        return fail("U1001", "The evaluation goes too deep: does a function call itself without end?");
    ++m_calls;
    Value value = applyInTurn(function, arguments, context);
    --m_calls;
    return value;
}

Value Evaluator::applyInTurn(const Value& function, std::span<Value> arguments, const Value& context)
{
    Value value = applyOnce(function, arguments, context);
    if (!hasMark(value, mark::tailCall))
        return value;
    // The tail's own arguments take the place of those of the call that ended in it, so no stack grows.
    std::vector<Value> held;
    while (hasMark(value, mark::tailCall)) {
        if (!spend(1))
            return m_faultValue;
        const Value next = std::move(m_tail.function);
        const Node* node = m_tail.node;
        held.swap(m_tail.arguments);
        m_visible = nullptr;
        value = applyOnce(next, held, context);
        if (isFault(value) && m_fault.range.isEmpty()) {
            m_fault.range = node->range;
            m_fault.token = nameOf(*node->items[0]);
        }
    }
    return value;
}

Value Evaluator::applyOnce(const Value& function, std::span<Value> arguments, const Value& context)
{
    if (!isFunction(function))
        return fail("T1006", "Attempted to invoke a non-function");
    const FunctionValue* made = madeFunction(function);
    if (!made)
        return applyBuiltin(static_cast<std::size_t>(function.carried()), arguments, context);
    switch (made->kind) {
    case FunctionValue::Kind::Lambda: {
        std::vector<Value> storage;
        if (made->node->signature && !fit(*made->node->signature, arguments, storage, context))
            return m_faultValue;
        return applyLambda(*made, arguments);
    }
    case FunctionValue::Kind::Partial:
        return applyPartial(*made, arguments);
    case FunctionValue::Kind::Chain: {
        Value between = apply(made->first, arguments.first(std::min<std::size_t>(1, arguments.size())), Value());
        return isFault(between) ? between : apply(made->second, std::span<Value>(&between, 1), Value());
    }
    case FunctionValue::Kind::Transform:
        return applyTransform(*made, arguments.empty() ? undefined() : arguments[0]);
    default:
        return applyRegex(function, arguments);
    }
}

Value Evaluator::applyLambda(const FunctionValue& lambda, std::span<Value> arguments)
{
    const Node& node = *lambda.node;
    FrameGuard guard(*this, node.frame, lambda.frame);
    for (std::size_t index = 0; index < node.parameters.size(); ++index)
        guard.frame()->slots[index] = index < arguments.size() ? std::move(arguments[index]) : undefined();
    const Unit* caller = std::exchange(m_unit, lambda.unit);
    Value value = evaluate(*node.items[0], lambda.first, guard.frame());
    m_unit = caller;
    return value;
}

Value Evaluator::applyBuiltin(std::size_t index, std::span<Value> arguments, const Value& context)
{
    std::vector<Value> storage;
    const VisibleNames* visible = std::exchange(m_visible, nullptr);
    if (!fit(builtinSignature(index), arguments, storage, context))
        return m_faultValue;
    std::uint64_t work = 0;
    for (const Value& argument : arguments)
        work += argument.isString() ? argument.string().size() / 16 : argument.size();
    if (!spend(work))
        return m_faultValue;
    m_visible = visible;
    return builtins()[index].call(*this, {arguments, context});
}

Value Evaluator::evaluateLambda(const Node& node, const Value& input, Frame* frame)
{
    FunctionValue lambda;
    lambda.node = &node;
    lambda.frame = frame;
    lambda.first = input;
    return makeFunction(std::move(lambda));
}

Value Evaluator::evaluatePartial(const Node& node, const Value& input, Frame* frame)
{
    FunctionValue partial;
    partial.kind = FunctionValue::Kind::Partial;
    for (std::size_t index = 1; index < node.items.size(); ++index) {
        const bool isOpen = node.items[index]->kind == NodeKind::Placeholder;
        partial.values.push_back(
            isOpen ? Value::markedNull(mark::unbound) : evaluate(*node.items[index], input, frame));
        if (isFault(partial.values.back()))
            return m_faultValue;
    }
    partial.first = evaluateProcedure(node, input, frame);
    if (isFault(partial.first))
        return m_faultValue;
    if (!isFunction(partial.first)) {
        m_fault.token = nameOf(*node.items[0]);
        return failAt(node, {"T1008", "Attempted to partially apply a non-function"});
    }
    return makeFunction(std::move(partial));
}

Value Evaluator::applyPartial(const FunctionValue& partial, std::span<Value> arguments)
{
    std::vector<Value> all;
    std::size_t given = 0;
    for (const Value& value : partial.values) {
        if (!hasMark(value, mark::unbound))
            all.push_back(value);
        else
            all.push_back(given < arguments.size() ? arguments[given++] : undefined());
    }
    // As in the original, the signature of a function of the expression's own is not looked at any more.
    const FunctionValue* made = madeFunction(partial.first);
    if (made && made->kind == FunctionValue::Kind::Lambda)
        return applyLambda(*made, all);
    return apply(partial.first, all, Value());
}

Value Evaluator::evaluateApply(const Node& node, const Value& input, Frame* frame)
{
    const Value left = evaluate(*node.items[0], input, frame);
    if (isFault(left))
        return m_faultValue;
    const Node& right = *node.items[1];
    if (right.kind == NodeKind::Call)
        return evaluateCall(right, input, frame, &left);
    const Value function = evaluate(right, input, frame);
    if (isFault(function))
        return m_faultValue;
    if (!isFunction(function))
        return failAt(right, {"T2006", "The right side of ~> must be a function."});
    if (isFunction(left)) {
        FunctionValue chain;
        chain.kind = FunctionValue::Kind::Chain;
        chain.first = left;
        chain.second = function;
        return makeFunction(std::move(chain));
    }
    Value argument = left;
    Value value = apply(function, std::span<Value>(&argument, 1), Value());
    if (isFault(value) && m_fault.range.isEmpty())
        m_fault.range = node.range;
    return value;
}

std::size_t Evaluator::arityOf(const Value& function) const
{
    const FunctionValue* made = madeFunction(function);
    if (!made)
        return builtins()[static_cast<std::size_t>(function.carried())].arity;
    switch (made->kind) {
    case FunctionValue::Kind::Lambda:
        return made->node->parameters.size();
    case FunctionValue::Kind::Partial: {
        std::size_t open = 0;
        for (const Value& value : made->values)
            open += hasMark(value, mark::unbound) ? 1 : 0;
        return open;
    }
    case FunctionValue::Kind::NextMatch:
        return 0;
    default:
        return 1;
    }
}

Value Evaluator::applyRegex(const Value& function, std::span<Value> arguments)
{
    const FunctionValue& made = *madeFunction(function);
    if (made.kind == FunctionValue::Kind::NextMatch)
        return matchObject(function);
    if (arguments.empty() || !arguments[0].isString())
        return undefined();
    FunctionValue next;
    next.kind = FunctionValue::Kind::NextMatch;
    next.node = made.node;
    next.first = arguments[0];
    const Value nextFunction = makeFunction(std::move(next));
    if (isFault(nextFunction))
        return m_faultValue;
    // The scan reads the text of the value that is held here.
    FunctionValue& held = m_functions[m_functions.size() - 1];
    held.scan = std::make_shared<RegularExpression::Scan>(held.node->regex->scan(held.first.string()));
    return matchObject(nextFunction);
}

/// The next match of a scan as the object that JSONata's matchers give, or undefined.
Value Evaluator::matchObject(const Value& function)
{
    const FunctionValue& next = *madeFunction(function);
    const auto found = next.scan->next();
    if (!found)
        return failAt(*next.node, {found.error().code == "D1004" ? "D1004" : "U1001", found.error().message});
    if (!*found)
        return undefined();
    const std::string_view text = next.first.string();
    const TextSpan span = next.scan->match();
    core::ArrayBuilder groups(next.scan->groups().size());
    for (const TextSpan& group : next.scan->groups())
        groups.add(group.isThere() ? Value(group.in(text)) : undefined());
    const std::size_t start = core::countCodeUnits(text.substr(0, span.begin));
    m_hasInnerMarks = true;
    if (!spend(span.begin / 16) || !charge(text.size()))
        return m_faultValue;
    return Value::object({{"match", Value(span.in(text))}, {"start", Value(start)},
        {"end", Value(start + core::countCodeUnits(span.in(text)))}, {"groups", groups.finish()}, {"next", function}});
}

} // namespace statelight::query::jsonata
