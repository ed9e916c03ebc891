#include <utility>

#include "query/jsonata/evaluator.h"

namespace statelight::query::jsonata {

using core::Value;

Value Evaluator::evaluateText(std::string_view text, const Value& input)
{
    const VisibleNames* visible = std::exchange(m_visible, nullptr);
    // A tree takes some hundred bytes for each token.
    if (!spend(text.size()) || !charge(text.size() * 64))
        return m_faultValue;
    auto program = compileProgram(text, dialect());
    if (!program)
        return fail(
            "D3120", "The text given to $eval has a fault: " + program.error().code + ", " + program.error().message);
    m_programs.push_back(*program);
    const Program& compiled = *m_programs.back();
    Unit& unit = m_units.add({&compiled,
        std::vector<Value>(compiled.externals.size(), Value::markedNull(mark::unbound)), visible, m_visibleFrame});
    m_hasInnerMarks = m_hasInnerMarks || compiled.hasLoneSurrogates;
    const Unit* caller = std::exchange(m_unit, &unit);
    // Now, since functions of the text may outlive the frames around the call.
    for (std::uint32_t index = 0; index < compiled.externals.size(); ++index)
        static_cast<void>(external(index));
    unit.visible = nullptr;
    Value value;
    {
        FrameGuard guard(*this, compiled.frame, nullptr);
        value = evaluate(*compiled.root, input, guard.frame());
    }
    m_unit = caller;
    if (isFault(value) && m_fault.code != "U1001") {
        Fault inner = std::move(m_fault);
        m_fault = {};
        return fail("D3121", "The text given to $eval failed: " + inner.code + ", " + inner.message);
    }
    if (isFault(value))
        m_fault.range = {};
    return value;
}

} // namespace statelight::query::jsonata
