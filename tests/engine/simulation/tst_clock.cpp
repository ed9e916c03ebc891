#include <QTest>

#include <thread>

#include "simulation/clock.h"

using namespace statelight;
using execution::Instant;

class ClockTest : public QObject {
    Q_OBJECT

private slots:
    void theVirtualClockStandsAndJumps();
    void theVirtualClockNeverGoesBack();
    void theRealClockReallyWaits();
    void aTimeThatIsPastIsNoWait();
    void anInterruptionEndsTheWait();
    void anInterruptionStaysRaised();
};

void ClockTest::theVirtualClockStandsAndJumps()
{
    simulation::VirtualClock clock;
    QCOMPARE(execution::toIso8601(clock.now()), std::string("2026-01-01T00:00:00.000Z"));

    QVERIFY(clock.waitUntil(Instant{clock.now().milliseconds + 31'536'000'000}));

    QCOMPARE(execution::toIso8601(clock.now()), std::string("2027-01-01T00:00:00.000Z"));
}

void ClockTest::theVirtualClockNeverGoesBack()
{
    simulation::VirtualClock clock(Instant{1000});

    QVERIFY(clock.waitUntil(Instant{1}));

    QCOMPARE(clock.now().milliseconds, std::int64_t(1000));
}

void ClockTest::theRealClockReallyWaits()
{
    simulation::Interruption interruption;
    simulation::RealClock clock(interruption);
    const Instant start = clock.now();

    QVERIFY(clock.waitUntil(Instant{start.milliseconds + 30}));

    QVERIFY(clock.now().milliseconds >= start.milliseconds + 30);
}

void ClockTest::aTimeThatIsPastIsNoWait()
{
    simulation::Interruption interruption;
    simulation::RealClock clock(interruption);

    QVERIFY(clock.waitUntil(Instant{0}));
}

void ClockTest::anInterruptionEndsTheWait()
{
    simulation::Interruption interruption;
    simulation::RealClock clock(interruption);
    std::jthread other([&] { interruption.raise(); });

    QVERIFY(!clock.waitUntil(Instant{clock.now().milliseconds + 3'600'000}));
}

void ClockTest::anInterruptionStaysRaised()
{
    simulation::Interruption interruption;
    QVERIFY(!interruption.isRaised());

    interruption.raise();
    interruption.raise();

    QVERIFY(interruption.isRaised());
    QVERIFY(interruption.isRaised());
}

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
