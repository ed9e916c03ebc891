#include "app/simulator/simulator.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QUrl>
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/document/qt_text.h"
#include "app/simulator/run_memory.h"
#include "core/json.h"
#include "storage/read_file.h"

namespace statelight::app {

namespace {

constexpr int sliceMs = 6;
constexpr double stateMs = 440; // a state at speed 1: two edges of the token

} // namespace

const QString Simulator::emptyInput = QStringLiteral("{}");

Simulator::Simulator(Document* document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_objects(document)
    , m_values(document)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Simulator::slice);
    const auto nameMachine = [this] { m_mocks.setStem(m_document->machineName()); };
    connect(document, &Document::fileChanged, this, nameMachine);
    nameMachine();
}

Simulator::~Simulator()
{
    m_events.setSession(nullptr);
}

bool Simulator::begin()
{
    auto input = core::parseJson(m_inputText.toStdString());
    if (!input) {
        setInputText(m_inputText);
        m_document->report(
            {"run.input", tr("The input is no JSON: %1").arg(fromUtf8(input.error().message)).toStdString()});
        return false;
    }
    if (const auto snapshot = m_document->waitForSnapshot(); snapshot->isBroken) {
        m_document->report({"run.broken",
            tr("Line %L1 can't be read at the moment. Mend it first, then run it.")
                .arg(m_document->brokenLine())
                .toStdString()});
        return false;
    }
    if (!m_mocks.refresh()) {
        m_document->report({"run.mocks", m_mocks.problem().toStdString()});
        return false;
    }
    const QString name = m_document->machineName();
    auto filled = m_values.values().and_then([this](const document::PlaceholderValues& values) {
        return document::fillPlaceholders(m_document->waitForSnapshot(), values);
    });
    if (!filled) {
        m_document->report(filled.error());
        return false;
    }
    simulation::TaskSources sources = m_mocks.sources();
    std::ranges::move(m_objects.sources(), std::back_inserter(sources));
    auto session
        = Session::make(std::move(*filled), m_isExpress ? asl::WorkflowType::Express : asl::WorkflowType::Standard,
            std::move(sources), name.isEmpty() ? "StateMachine" : name.toStdString());
    if (!session) {
        m_document->report(session.error());
        return false;
    }
    m_timer.stop();
    m_events.setSession(nullptr);
    m_fold.reset();
    m_session = std::move(*session);
    m_fold = std::make_unique<RunFold>(*m_session);
    m_session->start(std::move(*input));
    m_events.setSession(m_session.get());
    m_mode = Mode::Hold;
    if (m_remembers) {
        const auto remembered = rememberRun(*m_document, *this);
        // Where nothing can be written, it is said once.
        m_remembers = remembered.has_value();
        if (!remembered)
            m_document->report(remembered.error());
    }
    emit begun();
    return true;
}

void Simulator::rememberRuns()
{
    m_remembers = true;
    takeUpLastRun(*m_document, *this);
}

void Simulator::go(Mode mode)
{
    if (!m_session || m_session->fault() || execution::isFinal(m_session->machine().status())) {
        if (!begin()) {
            return;
        }
        // A step that starts a run stands before its first state; it doesn't act yet.
        if (mode == Mode::Over || mode == Mode::Into) {
            show();
            return;
        }
    }
    if (m_session->open() != nullptr) {
        show();
        return;
    }
    m_mode = mode;
    m_resume = mode;
    m_from = m_session->machine().next();
    m_timer.start(0);
    if (mode == Mode::Over || mode == Mode::Into) {
        slice();
    } else {
        show();
    }
}

void Simulator::run()
{
    go(m_speed > 0 ? Mode::Play : Mode::Instant);
}
void Simulator::stepOver()
{
    go(Mode::Over);
}
void Simulator::stepInto()
{
    go(Mode::Into);
}

void Simulator::runToEnd()
{
    go(Mode::Instant);
    while (m_mode == Mode::Instant) {
        slice();
    }
}

void Simulator::pause()
{
    m_timer.stop();
    m_mode = Mode::Hold;
    show();
}

void Simulator::stop()
{
    if (m_session && !execution::isFinal(m_session->machine().status())) {
        m_session->abort();
        pause();
    }
}

void Simulator::restart()
{
    if (begin()) {
        show();
    }
}

void Simulator::leave()
{
    m_timer.stop();
    m_mode = Mode::Hold;
    m_events.setSession(nullptr);
    m_fold.reset();
    m_session.reset();
    show();
}

bool Simulator::reachesStop(Session::Stop stop) const
{
    if (stop == Session::Stop::Working) {
        return false;
    }
    if (stop != Session::Stop::Entering) {
        return true;
    }
    const auto next = m_session->machine().next();
    switch (m_mode) {
    case Mode::Over:
        return !(m_from && next
            && m_session->isBelow(Session::lineageOf(*next), m_from->state, Session::lineageOf(*m_from)));
    case Mode::Into:
    case Mode::Play:
        return true;
    default:
        return false;
    }
}

void Simulator::slice()
{
    if (m_mode == Mode::Hold || !m_session) {
        return;
    }
    QElapsedTimer clock;
    clock.start();
    for (int steps = 0;; ++steps) {
        const Session::Stop stop = m_session->step();
        if (reachesStop(stop)) {
            const bool goesOn = m_mode == Mode::Play && stop == Session::Stop::Entering;
            if (goesOn) {
                m_timer.start(playInterval());
            } else {
                m_timer.stop();
                m_mode = Mode::Hold;
            }
            show();
            return;
        }
        if (steps % 64 == 63 && clock.elapsed() >= sliceMs) {
            m_timer.start(0);
            show();
            return;
        }
    }
}

int Simulator::playInterval() const
{
    return m_speed > 0 ? static_cast<int>(stateMs / m_speed) : 0;
}

bool Simulator::answerResult(const QString& json)
{
    auto value = core::parseJson(json.toStdString());
    if (!value || !m_request.isOpen()) {
        return false;
    }
    m_session->answer(execution::TaskSucceeded{m_request.id(), std::move(*value), std::nullopt});
    go(std::exchange(m_resume, Mode::Hold));
    return true;
}

void Simulator::answerFailure(const QString& error, const QString& cause)
{
    if (m_request.isOpen()) {
        execution::TaskFailed failure;
        failure.id = m_request.id();
        failure.error = error.toStdString();
        failure.cause = cause.toStdString();
        m_session->answer(std::move(failure));
        go(std::exchange(m_resume, Mode::Hold));
    }
}

void Simulator::answerTimeout()
{
    if (m_request.isOpen()) {
        const execution::TaskRequest* open = m_session->open();
        const execution::Resource* resource = m_session->program().resource(open->state);
        execution::TaskFailed failure;
        failure.id = open->id;
        failure.error = "States.Timeout";
        failure.event = resource == nullptr || resource->target == execution::TaskTarget::Service
            ? execution::EventType::TaskTimedOut
            : resource->target == execution::TaskTarget::Activity ? execution::EventType::ActivityTimedOut
                                                                  : execution::EventType::LambdaFunctionTimedOut;
        m_session->answer(std::move(failure));
        go(std::exchange(m_resume, Mode::Hold));
    }
}

void Simulator::loadInput(const QString& path)
{
    const QUrl url(path);
    const auto text = storage::readFile((url.isLocalFile() ? url.toLocalFile() : path).toStdString());
    if (!text) {
        m_document->report(text.error());
        return;
    }
    setInputText(fromUtf8(*text));
}

void Simulator::show()
{
    showRun();
    if (m_session && m_mode != Mode::Instant) {
        if (const execution::TaskRequest* open = m_session->open()) {
            emit stateReached(m_session->program().statePath(open->state));
        } else if (const auto next = m_session->machine().next()) {
            emit stateReached(m_session->program().statePath(next->state));
        }
    }
}

void Simulator::showRun()
{
    m_request.show(m_session.get());
    if (m_session) {
        m_fold->update();
        m_overlay = m_fold->overlay();
        for (auto& [path, run] : m_overlay.states) {
            run.isCurrent = run.isCurrent && m_mode == Mode::Hold;
        }
    } else {
        m_overlay = {};
    }
    m_events.update();
    showVisit();
    emit changed();
    emit overlayChanged();
}

void Simulator::setInputText(const QString& text)
{
    m_inputText = text;
    const auto value = core::parseJson(text.toStdString());
    m_inputProblem = value ? QString() : fromUtf8(value.error().message);
    emit inputChanged();
}

void Simulator::setExpress(bool express)
{
    if (std::exchange(m_isExpress, express) != express) {
        emit settingsChanged();
    }
}

void Simulator::setSpeed(double speed)
{
    if (std::exchange(m_speed, speed) != speed) {
        if (m_mode == Mode::Play || m_mode == Mode::Instant) {
            m_mode = m_resume = speed > 0 ? Mode::Play : Mode::Instant;
            m_timer.start(playInterval());
        }
        emit settingsChanged();
    }
}

} // namespace statelight::app
