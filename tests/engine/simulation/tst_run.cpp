#include <QTest>

#include "compiled.h"
#include "core/json.h"
#include "simulation/default_results.h"
#include "simulation/run.h"

using namespace statelight;
using execution::EventType;
using simulation::RunEnd;

namespace {

/// Gives each request a number, so that the order of the questions is seen.
class CountingSource : public simulation::TaskSource {
public:
    Reply answerTo(const execution::TaskRequest& request, const execution::Program&) override
    {
        return execution::TaskSucceeded{request.id, core::Value(m_count++), std::nullopt};
    }

private:
    int m_count = 0;
};

class FailingSource : public simulation::TaskSource {
public:
    Reply answerTo(const execution::TaskRequest&, const execution::Program&) override
    {
        return core::failure("test.code", "no way");
    }
};

/// Raises the interruption when it is asked.
class InterruptingSource : public simulation::TaskSource {
public:
    explicit InterruptingSource(simulation::Interruption& interruption)
        : m_interruption(interruption)
    {}
    Reply answerTo(const execution::TaskRequest& request, const execution::Program&) override
    {
        m_interruption.raise();
        return execution::TaskSucceeded{request.id, core::Value(1), std::nullopt};
    }

private:
    simulation::Interruption& m_interruption;
};

template <class... Sources>
simulation::TaskSources sourcesOf(std::unique_ptr<Sources>... source)
{
    simulation::TaskSources sources;
    (sources.push_back(std::move(source)), ...);
    return sources;
}

constexpr const char* oneTask = R"({"StartAt": "A", "States": {"A": {"Type": "Task",
    "Resource": "arn:aws:lambda:us-east-1:1:function:f", "End": true}}})";
constexpr const char* endlessLoop = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}})";
constexpr const char* longWait = R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 86400, "Next": "B"},
    "B": {"Type": "Pass", "Result": "late", "End": true}}})";
constexpr const char* twoBranches = R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
    {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:f", "End": true}}},
    {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:f", "End": true}}}
    ]}}})";

} // namespace

class RunTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void endsWithTheOutput();
    void jumpsOverWaits();
    void asksTheNextSource();
    void endsWithoutAResult();
    void endsWhenASourceFails();
    void answersInTheOrderOfTheQuestions();
    void theSameRunGivesTheSameHistory();
    void anEndlessLoopCanBeInterrupted();
    void anInterruptedRunIsAborted();
    void anInterruptionAfterTheEndComesTooLate();
    void aRealWaitCanBeInterrupted();
    void theObserverSeesEveryEventOnce();

private:
    simulation::Run makeRun(
        const char* definition, simulation::TaskSources sources, execution::ExecutionOptions options = {});

    std::unique_ptr<simulation::Interruption> m_interruption;
    std::unique_ptr<simulation::Clock> m_clock;
};

void RunTest::init()
{
    m_interruption = std::make_unique<simulation::Interruption>();
    m_clock = std::make_unique<simulation::VirtualClock>();
}

simulation::Run RunTest::makeRun(
    const char* definition, simulation::TaskSources sources, execution::ExecutionOptions options)
{
    execution::Machine machine(tests::compiled(definition), std::move(options));
    return {std::move(machine), *m_clock, std::move(sources), *m_interruption};
}

void RunTest::endsWithTheOutput()
{
    auto run = makeRun(oneTask, sourcesOf(std::make_unique<simulation::DefaultResults>()));

    const auto end = run.execute(core::Value("in"));

    QVERIFY(end.kind == RunEnd::Kind::Finished);
    QVERIFY(run.machine().status() == execution::Status::Succeeded);
    QCOMPARE(core::toJson(run.machine().output()), std::string("\"in\""));
    QVERIFY(run.history().events().back().type == EventType::ExecutionSucceeded);
}

void RunTest::jumpsOverWaits()
{
    auto run = makeRun(longWait, {});

    QVERIFY(run.execute({}).kind == RunEnd::Kind::Finished);

    QCOMPARE(execution::toIso8601(run.history().events().back().timestamp), std::string("2026-01-02T00:00:00.000Z"));
}

void RunTest::asksTheNextSource()
{
    class Silent : public simulation::TaskSource {
        Reply answerTo(const execution::TaskRequest&, const execution::Program&) override
        {
            return std::optional<execution::Answer>();
        }
    };
    auto run = makeRun(oneTask, sourcesOf(std::make_unique<Silent>(), std::make_unique<CountingSource>()));

    QVERIFY(run.execute({}).kind == RunEnd::Kind::Finished);

    QCOMPARE(core::toJson(run.machine().output()), std::string("0"));
}

void RunTest::endsWithoutAResult()
{
    auto run = makeRun(oneTask, {});

    const auto end = run.execute({});

    QVERIFY(end.kind == RunEnd::Kind::NoResult);
    QCOMPARE(run.machine().program().stateName(end.state), std::string("A"));
}

void RunTest::endsWhenASourceFails()
{
    auto run = makeRun(oneTask, sourcesOf(std::make_unique<FailingSource>()));

    const auto end = run.execute({});

    QVERIFY(end.kind == RunEnd::Kind::SourceFailed);
    QCOMPARE(end.error.message, std::string("no way"));
}

void RunTest::answersInTheOrderOfTheQuestions()
{
    auto run = makeRun(twoBranches, sourcesOf(std::make_unique<CountingSource>()));

    QVERIFY(run.execute({}).kind == RunEnd::Kind::Finished);

    QCOMPARE(core::toJson(run.machine().output()), std::string("[0,1]"));
}

void RunTest::theSameRunGivesTheSameHistory()
{
    std::string histories[2];
    for (auto& history : histories) {
        init();
        auto run = makeRun(twoBranches, sourcesOf(std::make_unique<CountingSource>()));
        QVERIFY(run.execute({}).kind == RunEnd::Kind::Finished);
        history = core::toJson(execution::toValue(run.history(), run.machine().program()));
    }

    QCOMPARE(histories[0], histories[1]);
}

void RunTest::anEndlessLoopCanBeInterrupted()
{
    execution::ExecutionOptions options;
    options.limitsEvents = false;
    auto run = makeRun(endlessLoop, {}, options);
    run.setObserver([&](const execution::History& history, std::size_t) {
        if (history.events().size() > 1000)
            m_interruption->raise();
    });

    QVERIFY(run.execute({}).kind == RunEnd::Kind::Interrupted);
}

void RunTest::anInterruptedRunIsAborted()
{
    auto run = makeRun(twoBranches, sourcesOf(std::make_unique<InterruptingSource>(*m_interruption)));

    QVERIFY(run.execute({}).kind == RunEnd::Kind::Interrupted);

    QVERIFY(run.machine().status() == execution::Status::Aborted);
    QVERIFY(run.history().events().back().type == EventType::ExecutionAborted);
}

void RunTest::anInterruptionAfterTheEndComesTooLate()
{
    auto run = makeRun(oneTask, sourcesOf(std::make_unique<InterruptingSource>(*m_interruption)));

    QVERIFY(run.execute({}).kind == RunEnd::Kind::Finished);

    QVERIFY(run.machine().status() == execution::Status::Succeeded);
}

void RunTest::aRealWaitCanBeInterrupted()
{
    m_clock = std::make_unique<simulation::RealClock>(*m_interruption);
    auto run = makeRun(longWait, {});
    run.setObserver([&](const execution::History& history, std::size_t) {
        if (history.events().back().type == EventType::WaitStateEntered)
            m_interruption->raise();
    });

    QVERIFY(run.execute({}).kind == RunEnd::Kind::Interrupted);

    QVERIFY(run.history().events().back().type == EventType::ExecutionAborted);
}

void RunTest::theObserverSeesEveryEventOnce()
{
    auto run = makeRun(twoBranches, sourcesOf(std::make_unique<CountingSource>()));
    std::vector<std::uint32_t> seen;
    run.setObserver([&](const execution::History& history, std::size_t firstNew) {
        for (std::size_t index = firstNew; index < history.events().size(); ++index)
            seen.push_back(history.events()[index].id);
    });

    QVERIFY(run.execute({}).kind == RunEnd::Kind::Finished);

    QCOMPARE(seen.size(), run.history().events().size());
    for (std::size_t index = 0; index < seen.size(); ++index)
        QCOMPARE(seen[index], static_cast<std::uint32_t>(index + 1));
}

QTEST_GUILESS_MAIN(RunTest)
#include "tst_run.moc"
