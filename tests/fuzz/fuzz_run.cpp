#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "core/json.h"
#include "document/snapshot.h"
#include "execution/machine.h"

using namespace statelight;
using execution::History;
using execution::Machine;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Answers by the bytes of the input: results, failures, submissions, or nothing until time decides.
class Outside {
public:
    explicit Outside(std::string_view bytes)
        : m_bytes(bytes)
    {}

    void answerOldest(Machine& machine, execution::Instant now, History& history)
    {
        const execution::TaskId id = machine.pending().front().id;
        const bool asksForItems = machine.pending().front().kind == execution::RequestKind::ReadItems;
        const std::uint8_t choice = next();
        if (asksForItems && choice % 6 > 2) {
            machine.answer(
                execution::ItemsRead{id, core::Value::array({1, core::Value::object()}), choice % 2 == 0, "S3://a"},
                now, history);
            return;
        }
        switch (choice % 6) {
        case 0:
            machine.answer(execution::TaskFailed{id, "Error", "cause", {}, {}}, now, history);
            break;
        case 1:
            machine.answer(execution::TaskFailed{id, {}, {}, core::Value(1), {}}, now, history);
            break;
        case 2:
            machine.answer(
                execution::TaskSucceeded{id, core::Value::array({1, "a", core::Value::object()}), {}}, now, history);
            break;
        case 3:
            machine.answer(execution::TaskSubmitted{id, 1}, now, history);
            machine.answer(execution::TaskHeartbeat{id}, now, history);
            machine.answer(execution::TaskStarted{id, "worker"}, now, history);
            [[fallthrough]];
        default:
            machine.answer(execution::TaskSucceeded{id, core::Value::object({{"a", 1}}), core::Value(2)}, now, history);
        }
    }
    [[nodiscard]] std::uint8_t next()
    {
        return m_bytes.empty() ? 4 : static_cast<std::uint8_t>(m_bytes[m_at++ % m_bytes.size()]);
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

void checkForm(const History& history, const execution::Program& program)
{
    std::uint32_t last = 0;
    execution::Instant time;
    for (const execution::HistoryEvent& event : history.events()) {
        require(event.id == last + 1 && event.previousId < event.id);
        require(time <= event.timestamp && event.lineage < history.lineages().size());
        last = event.id;
        time = event.timestamp;
    }
    require(toJson(execution::toValue(history, program)).size() > 2);
    for (const execution::ChildHistory& child : history.children()) {
        last = 0;
        for (const execution::HistoryEvent& event : child.events) {
            require(event.id == last + 1 && event.previousId < event.id);
            last = event.id;
        }
    }
}

/// The whole history of one run; steps are limited, since a loop of a few states makes 25,000 events.
History runOnce(const std::shared_ptr<const execution::Program>& program, std::string_view bytes)
{
    Machine machine(program);
    History history;
    Outside outside(bytes);
    execution::Instant now = execution::virtualStart;
    history.keepChildren();
    machine.start(core::Value::object({{"a", core::Value::array({1, 2})}}), now, history);
    bool isRedriven = false;
    for (int step = 0; step < 2000; ++step) {
        if (isFinal(machine.status())) {
            if (isRedriven || !machine.canRedrive())
                break;
            isRedriven = true;
            machine.redrive(now, history);
        }
        if (machine.status() == execution::Status::Ready) {
            require(machine.next().has_value());
            machine.advance(now, history);
        } else if (!machine.pending().empty() && outside.next() % 8 != 0) {
            outside.answerOldest(machine, now, history);
        } else {
            require(machine.nextWake() && *machine.nextWake() >= now);
            now = *machine.nextWake();
            machine.wake(now, history);
        }
    }
    if (!isFinal(machine.status()))
        machine.stop("Stopped", {}, now, history);
    require(isFinal(machine.status()) && machine.pending().empty());
    return history;
}

} // namespace

/// The text up to the first zero byte is a definition, the rest decides the answers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size); // NOLINT
    const std::size_t end = std::min(input.find('\0'), input.size());
    const auto text = std::make_shared<const std::string>(input.substr(0, end));
    const auto snapshot = document::readSnapshot(text, source::Format::Json, 1);
    const auto program = execution::compile(snapshot->machine);
    if (!program)
        return 0;
    const History history = runOnce(*program, input.substr(end));
    checkForm(history, **program);
    require(toJson(execution::toValue(history, **program))
        == toJson(execution::toValue(runOnce(*program, input.substr(end)), **program)));
    return 0;
}
