#include <QProcess>
#include <QTest>

#include <set>

#include "core/builder.h"
#include "core/json.h"
#include "execution/random.h"
#include "execution_driver.h"
#include "require_shared.h"

using namespace statelight;
using core::ObjectBuilder;
using core::Value;

namespace {

/// Makes sound machines of all eight types, nested up to a depth, without loops.
class Generator {
public:
    explicit Generator(std::uint64_t seed)
        : m_random(seed)
    {}

    Value scope(int depth)
    {
        const auto count = 1 + below(4);
        const std::uint64_t first = m_names;
        m_names += count;
        ObjectBuilder states;
        for (std::uint64_t at = 0; at < count; ++at)
            states.add(name(first + at), state(depth, first + at + 1, first + count));
        ObjectBuilder scope;
        scope.add("StartAt", name(first));
        scope.add("States", states.finish());
        return scope.finish();
    }

    std::uint64_t below(std::uint64_t limit) { return m_random.next() % limit; }

private:
    static std::string name(std::uint64_t number) { return "S" + std::to_string(number); }

    Value state(int depth, std::uint64_t next, std::uint64_t end)
    {
        ObjectBuilder state;
        const std::uint64_t type = below(depth > 0 ? 9 : 7);
        const bool isLast = next == end;
        if (type == 5)
            return choice(next, end);
        if (type == 6 && below(3) == 0)
            return tests::json(R"({"Type":"Fail","Error":"Told","CausePath":"$$.State.Name"
    })");
        const char* types[]{"Pass", "Pass", "Task", "Task", "Wait", "", "Succeed", "Parallel", "Map"};
        state.add("Type", types[type]);
        if (type == 6)
            return state.finish();
        if (isLast)
            state.add("End", true);
        else
            state.add("Next", name(next + below(end - next)));
        addFields(state, type, depth);
        if (type == 2 || type == 3 || type >= 7)
            addErrors(state, next, end);
        return state.finish();
    }

    void addFields(ObjectBuilder& state, std::uint64_t type, int depth)
    {
        if (type < 2 && below(2) == 0)
            state.add("Parameters", tests::json(R"({"list":[1,2,3],"all.$":"$","at.$":"$$.State.EnteredTime"})"));
        if (type < 2 && below(3) == 0)
            state.add("ResultPath", below(2) == 0 ? Value("$.kept") : Value());
        if (type == 2 || type == 3) {
            state.add("Resource",
                below(2) == 0 ? "arn:aws:states:::sqs:sendMessage.waitForTaskToken"
                              : "arn:aws:lambda:us-east-1:111111111111:function:f");
            state.add("TimeoutSeconds", 5);
        }
        if (type == 4)
            state.add("Seconds", static_cast<std::int64_t>(below(9)));
        if (type == 7)
            state.add("Branches", Value::array({scope(depth - 1), scope(depth - 1)}));
        if (type == 8) {
            Value processor = scope(depth - 1);
            if (below(3) == 0)
                processor = processor.with("ProcessorConfig", tests::json(R"({"Mode":"DISTRIBUTED"})"));
            state.add("ItemProcessor", processor);
            state.add("ItemSelector", tests::json(R"({"item.$":"$$.Map.Item.Value"})"));
            state.add("ItemsPath", "$$.Execution.Input.items");
            state.add("MaxConcurrency", static_cast<std::int64_t>(below(4)));
        }
    }

    void addErrors(ObjectBuilder& state, std::uint64_t next, std::uint64_t end)
    {
        if (below(2) == 0)
            state.add(
                "Retry", tests::json(R"([{"ErrorEquals":["Told","Bad"],"MaxAttempts":1,"JitterStrategy":"FULL"}])"));
        if (next != end && below(2) == 0) {
            ObjectBuilder catcher;
            catcher.add("ErrorEquals", Value::array({"States.ALL"}));
            catcher.add("Next", name(next + below(end - next)));
            state.add("Catch", Value::array({catcher.finish()}));
        }
    }

    Value choice(std::uint64_t next, std::uint64_t end)
    {
        if (next == end)
            return tests::json(R"({"Type":"Succeed"})");
        const Value rule = tests::json(R"({"Variable":"$$.State.Name","StringGreaterThan":"S5"})");
        ObjectBuilder state;
        state.add("Type", "Choice");
        state.add("Choices", Value::array({rule.with("Next", name(next + below(end - next)))}));
        state.add("Default", name(next + below(end - next)));
        return state.finish();
    }

    execution::Random m_random;
    std::uint64_t m_names = 0;
};

void goOn(tests::Execution& execution, Generator& random)
{
    while (!execution::isFinal(execution.machine().status())) {
        const auto pending = execution.machine().pending();
        if (pending.empty() || random.below(5) == 0) {
            execution.wake();
            continue;
        }
        const execution::TaskId id = pending[random.below(pending.size())].id;
        if (random.below(3) == 0)
            execution.answer(execution::TaskFailed{id, random.below(2) == 0 ? "Bad" : "Worse", {}, {}, {}});
        else
            execution.answer(execution::TaskSucceeded{id, tests::json(R"({"done":true})"), {}});
    }
}

/// Runs it with random answers; a task without one runs into its time limit. What ends badly is redriven, twice at
/// most.
tests::Execution runRandomly(const std::shared_ptr<const execution::Program>& program, std::uint64_t seed)
{
    Generator random(seed);
    tests::Execution execution(program);
    execution.start(tests::json(R"({"items":[1,{"a":2},"three"]})"));
    goOn(execution, random);
    for (int redrives = 0; redrives < 2 && execution.machine().canRedrive(); ++redrives) {
        execution.redrive();
        goOn(execution, random);
    }
    return execution;
}

/// What is wrong with the ids, links and times of a history; empty where all is well.
std::string faultOf(const tests::Execution& execution)
{
    std::uint32_t last = 0;
    execution::Instant time;
    for (const execution::HistoryEvent& event : execution.history().events()) {
        if (event.id != last + 1 || event.previousId >= event.id)
            return "ids or links at " + std::to_string(event.id);
        if (event.timestamp < time)
            return "time at " + std::to_string(event.id);
        if (event.lineage >= execution.history().lineages().size())
            return "lineage at " + std::to_string(event.id);
        if (event.state != execution::noState && execution.machine().program().isInDistributedMap(event.state))
            return "a child's event at " + std::to_string(event.id);
        last = event.id;
        time = event.timestamp;
    }
    return execution::isFinal(execution.machine().status()) ? "" : "no end";
}

QByteArray generated(const QString& kind, int states, int seed)
{
    QProcess process;
    process.start(tests::sharedFolder() + "/corpus/generate",
        {kind, "--states", QString::number(states), "--seed", QString::number(seed), "--indent", "0"});
    return process.waitForFinished() ? process.readAllStandardOutput() : QByteArray();
}

} // namespace

class RandomMachinesTest : public QObject {
    Q_OBJECT

private slots:
    void everyRunEndsWellFormedAndRepeatsItself()
    {
        std::set<std::string> seen;
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            const std::string text = core::toJson(Generator(seed).scope(3));
            const auto program = tests::compileText(text);
            QVERIFY2(program && program->problems().empty(), text.c_str());

            const auto execution = runRandomly(program, seed);

            QVERIFY2(faultOf(execution).empty(), (faultOf(execution) + ": " + text).c_str());
            for (const std::string& type : execution.types())
                seen.insert(type);
            QCOMPARE(core::toJson(runRandomly(program, seed).events()), core::toJson(execution.events()));
        }
        for (const char* type :
            {"MapIterationAborted", "TaskStateAborted", "WaitStateAborted", "MapRunFailed", "MapRunSucceeded",
                "ParallelStateFailed", "LambdaFunctionTimedOut", "TaskSubmitted", "FailStateEntered"})
            QVERIFY2(seen.contains(type), type);
    }

    void machinesOfTheCorpusDoSoToo()
    {
        requireShared();
        int runs = 0;
        for (const auto& [kind, states] : {std::pair("mixed", 40), std::pair("nested", 25), std::pair("fanout", 60)}) {
            for (int seed = 0; seed < 12; ++seed) {
                const std::string text = generated(kind, states + seed, seed).toStdString();
                const auto program = tests::compileText(text);
                QVERIFY2(program, text.c_str());
                for (std::uint64_t answers = 0; answers < 3; ++answers) {
                    const auto execution = runRandomly(program, answers);
                    QVERIFY2(faultOf(execution).empty(), (faultOf(execution) + ": " + text).c_str());
                    QCOMPARE(core::toJson(runRandomly(program, answers).events()), core::toJson(execution.events()));
                    ++runs;
                }
            }
        }
        QCOMPARE(runs, 3 * 12 * 3);
    }
};

QTEST_GUILESS_MAIN(RandomMachinesTest)
#include "tst_random_machines.moc"
