#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <random>

#include "definitions.h"
#include "picture_checks.h"
#include "require_shared.h"

using namespace statelight;

namespace {

using Targets = std::vector<std::vector<std::size_t>>;

std::string textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

Targets chain(std::size_t count)
{
    Targets targets(count);
    for (std::size_t state = 0; state + 1 < count; ++state)
        targets[state] = {state + 1};
    return targets;
}

Targets hub(std::size_t count)
{
    Targets targets(count);
    for (std::size_t state = 1; state < count; ++state) {
        targets[0].push_back(state);
        targets[state] = {0};
    }
    return targets;
}

Targets loopAroundEverything(std::size_t count)
{
    Targets targets = chain(count);
    targets.back() = {0};
    return targets;
}

Targets allToAll(std::size_t count)
{
    Targets targets(count);
    for (auto& ways : targets) {
        for (std::size_t state = 0; state < count; ++state)
            ways.push_back(state);
    }
    return targets;
}

Targets everyStepMayJumpToTheEnd(std::size_t count)
{
    Targets targets = chain(count);
    for (std::size_t state = 0; state + 2 < count; ++state)
        targets[state].push_back(count - 1);
    return targets;
}

Targets atRandom(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    Targets targets(count);
    for (std::size_t state = 0; state < count; ++state) {
        const std::size_t ways = random() % 4;
        if (state + 1 < count && ways > 0)
            targets[state].push_back(state + 1);
        for (std::size_t way = 1; way < ways; ++way)
            targets[state].push_back(random() % count);
    }
    return targets;
}

QString listed(const std::vector<std::string>& faults)
{
    QString text = QString::number(faults.size()) + " faults";
    for (std::size_t at = 0; at < faults.size() && at < 8; ++at)
        text += "\n" + QString::fromStdString(faults[at]);
    return text;
}

void verify(const tests::Snapshot& snapshot)
{
    const auto picture = layout::Engine().layout(snapshot->machine, snapshot->graph);
    const auto faults = tests::faultsOf(snapshot->machine, snapshot->graph, picture);

    QVERIFY2(faults.empty(), qPrintable(listed(faults)));
}

} // namespace

class PicturesTest : public QObject {
    Q_OBJECT

private slots:
    void publicDefinitionsAreDrawnWithoutFault_data()
    {
        requireShared();
        QTest::addColumn<QString>("path");
        for (const char* folder : {"/corpus/definitions", "/bench/workloads/layout"}) {
            QDirIterator files(tests::sharedFolder() + folder, {"*.asl.json", "*.asl.yaml"}, QDir::Files,
                QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                QTest::newRow(qPrintable(files.fileName())) << path;
            }
        }
    }

    void publicDefinitionsAreDrawnWithoutFault()
    {
        requireShared();
        QFETCH(QString, path);

        verify(tests::readDefinition(textOf(path), path.toStdString()));
    }

    void unusualShapesAreDrawnWithoutFault_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const Targets& targets) {
            QTest::newRow(name) << QString::fromStdString(tests::definitionOf(targets));
        };
        row("one state", chain(1));
        row("chain of 5000", chain(5000));
        row("hub", hub(12));
        row("large hub", hub(400));
        row("loop around everything", loopAroundEverything(2000));
        row("every step may jump to the end", everyStepMayJumpToTheEnd(600));
        row("self loop", {{0, 1}, {}});
        row("all to all", allToAll(8));
        for (unsigned seed = 0; seed < 60; ++seed)
            row(qPrintable(QString("random %1").arg(seed)), atRandom(3 + seed % 40, seed));
    }

    void unusualShapesAreDrawnWithoutFault()
    {
        QFETCH(QString, text);

        verify(tests::readDefinition(text.toStdString()));
    }

    void largeTanglesAreDrawn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("all to all of 200") << QString::fromStdString(tests::definitionOf(allToAll(200)));
        QTest::newRow("random 3000") << QString::fromStdString(tests::definitionOf(atRandom(3000, 7)));
    }

    void largeTanglesAreDrawn()
    {
        QFETCH(QString, text);
        const auto snapshot = tests::readDefinition(text.toStdString());

        const auto picture = layout::Engine().layout(snapshot->machine, snapshot->graph);

        for (std::size_t edge = 0; edge < picture.edges.size(); ++edge)
            QVERIFY(picture.edges[edge].points.size() >= 2);
    }
};

QTEST_APPLESS_MAIN(PicturesTest)
#include "tst_pictures.moc"
