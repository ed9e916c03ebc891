#include "app/simulator/simulator.h"

#include <algorithm>
#include <utility>

#include "app/document/duration_text.h"
#include "app/document/qt_text.h"
#include "core/json.h"

// What a run looks like from outside: its state in words, the shown visit, the shown iteration.
namespace statelight::app {

namespace {

QString timesOf(const Visit& visit, execution::Instant now)
{
    const QString start = durationText(visit.entered.milliseconds - execution::virtualStart.milliseconds);
    if (visit.status == RunStatus::Running)
        return Simulator::tr("%1 after start · %2 so far")
            .arg(start, durationText(now.milliseconds - visit.entered.milliseconds));
    return Simulator::tr("%1 after start · took %2")
        .arg(start, durationText(visit.ended.milliseconds - visit.entered.milliseconds));
}

} // namespace

void Simulator::showIteration(const asl::StatePath& map, int index)
{
    if (!m_session) {
        return;
    }
    if (const auto state = m_session->snapshot().machine.indexOf(map)) {
        m_fold->showIteration(*state, index);
        showRun();
    }
}

const std::pair<const asl::StatePath, StateRun>* Simulator::selectedMap() const
{
    if (!m_session) {
        return nullptr;
    }
    const asl::StateMachine& machine = m_session->snapshot().machine;
    for (auto state = machine.indexOf(m_selected); state; state = machine.scopes[machine.states[*state].scope].owner) {
        const auto run = m_overlay.states.find(machine.states[*state].path);
        if (run != m_overlay.states.end() && !run->second.iterations.empty()) {
            return &*run;
        }
    }
    return nullptr;
}

bool Simulator::canStepIteration() const
{
    return selectedMap() != nullptr;
}

void Simulator::stepIteration(int by)
{
    if (const auto* map = selectedMap()) {
        const int last = static_cast<int>(map->second.iterations.size()) - 1;
        const asl::StatePath path = map->first; // showing it makes the overlay anew
        showIteration(path, std::clamp(std::max(0, map->second.shownIteration) + by, 0, last));
    }
}

void Simulator::select(const asl::StatePath& state)
{
    m_selected = state;
    showVisit();
}

const core::Value* Simulator::comingInput() const
{
    const auto next = m_session && m_mode == Mode::Hold ? m_session->machine().next() : std::nullopt;
    if (!next || !next->entering || !m_fold->isShown(Session::lineageOf(*next))
        || m_session->program().statePath(next->state) != m_selected)
        return nullptr;
    return m_session->machine().nextInput();
}

void Simulator::showVisit()
{
    const Visit* visit = nullptr;
    bool isElsewhere = false;
    if (m_session) {
        if (const auto state = m_session->snapshot().machine.indexOf(m_selected)) {
            visit = m_fold->shownVisit(*state);
            isElsewhere = visit == nullptr && m_fold->wasVisited(*state);
        }
    }
    const core::Value* coming = visit == nullptr ? comingInput() : nullptr;
    if (coming != nullptr)
        m_stages.showComing(*coming);
    else
        m_stages.show(m_session.get(), visit);
    const QString text = visit == nullptr ? QString() : timesOf(*visit, m_session->now());
    const QString noVisit = isElsewhere ? tr("The iteration that is shown hasn't come to this state; others have.")
                                        : tr("The run hasn't come to this state.");
    const bool isOld = std::exchange(m_visitText, text) == text;
    if (std::exchange(m_noVisitText, noVisit) != noVisit || !isOld) {
        emit visitChanged();
    }
}

Simulator::Phase Simulator::phase() const
{
    if (!m_session) {
        return Idle;
    }
    const execution::Status status = m_session->machine().status();
    if (status == execution::Status::Succeeded) {
        return Succeeded;
    }
    if (execution::isFinal(status) || m_session->fault()) {
        return Failed;
    }
    if (m_session->open() != nullptr) {
        return Asking;
    }
    return m_mode == Mode::Hold ? Paused : Playing;
}

QString Simulator::statusText() const
{
    switch (phase()) {
    case Idle:
        return {};
    case Playing:
        return tr("Running");
    case Asking:
        return m_request.title();
    case Succeeded:
        return tr("Succeeded");
    case Failed:
        if (m_session->fault()) {
            return tr("Stopped");
        }
        return m_session->machine().status() == execution::Status::Aborted ? tr("Aborted")
            : m_session->machine().status() == execution::Status::TimedOut ? tr("Timed out")
                                                                           : tr("Failed");
    case Paused:
        break;
    }
    const auto next = m_session->machine().next();
    return next ? tr("Paused before %1").arg(fromUtf8(m_session->program().stateName(next->state))) : tr("Paused");
}

QString Simulator::virtualTime() const
{
    return m_session ? durationText(m_session->now().milliseconds - execution::virtualStart.milliseconds) : QString();
}

QString Simulator::outcome() const
{
    if (!m_session) {
        return {};
    }
    if (m_session->fault()) {
        return fromUtf8(m_session->fault()->message);
    }
    const execution::Machine& machine = m_session->machine();
    if (machine.status() == execution::Status::Succeeded) {
        return fromUtf8(core::toJson(machine.output(), 2));
    }
    if (!execution::isFinal(machine.status())) {
        return {};
    }
    QStringList parts;
    if (machine.error()) {
        parts += fromUtf8(*machine.error());
    }
    if (machine.cause()) {
        parts += fromUtf8(*machine.cause());
    }
    return parts.join(QStringLiteral(": "));
}

} // namespace statelight::app
