#include <QTest>

#include "document/merge.h"
#include "source/line_diff.h"

#include <random>

using namespace statelight;

namespace {

std::shared_ptr<const document::Snapshot> read(const std::string& text)
{
    return document::readSnapshot(std::make_shared<const std::string>(text), source::Format::Yaml, 1);
}

const std::string base
    = "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: B\n  B:\n    Type: Wait\n    Seconds: 1\n"
      "    Next: C\n  C:\n    Type: Succeed\n";

std::string with(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

core::Result<std::string> merged(const std::string& mine, const std::string& theirs)
{
    const auto now = read(mine);
    return document::mergeTheirs(*read(base), *now, *read(theirs)).and_then([&](const source::TextEdits& edits) {
        return source::applyEdits(mine, edits);
    });
}

} // namespace

class MergeTest : public QObject {
    Q_OBJECT

private slots:
    void changesOfDifferentStatesComeTogether()
    {
        const std::string mine = with(base, "  A:\n    Type: Pass\n", "  A:\n    Type: Pass\n    Comment: mine\n");
        const std::string theirs = with(base, "C:\n", "C:\n    Comment: theirs\n");

        QCOMPARE(merged(mine, theirs).value(), with(mine, "C:\n", "C:\n    Comment: theirs\n"));
        QCOMPARE(merged(base, theirs).value(), theirs);
        QCOMPARE(merged(mine, base).value(), mine);
        QCOMPARE(merged(mine, mine).value(), mine);
    }

    void changesOfOneStateConflict()
    {
        const auto result
            = merged(with(base, "Type: Wait", "Type: Wait\n    Comment: mine"), with(base, "Next: C", "End: true"));

        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("merge.conflict"));
        QVERIFY(result.error().message.find("\"B\"") != std::string::npos);
    }

    void whatLeadsNowhereConflicts()
    {
        const std::string mine = with(base, "    Type: Pass\n    Next: B", "    Type: Pass\n    Next: C");
        const std::string theirs = with(with(base, "  C:\n    Type: Succeed\n", ""), "    Next: C", "    End: true");

        QCOMPARE(merged(mine, theirs).error().code, std::string("merge.conflict"));
    }

    void linesOfAnyTextAreCompared()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 2000; ++round) {
            std::string before;
            std::string after;
            for (unsigned line = random() % 12; line > 0; --line)
                before += std::string(1, "abcd"[random() % 4]) + "\n";
            for (unsigned line = random() % 12; line > 0; --line)
                after += std::string(1, "abcd"[random() % 4]) + "\n";
            const auto oldLines = source::splitLines(before);
            const auto newLines = source::splitLines(after);
            std::string made;
            std::size_t at = 0;
            for (const source::ChangedLines& change : source::diffLines(oldLines, newLines)) {
                for (; at < change.oldBegin; ++at)
                    made += oldLines[at];
                for (std::size_t line = change.newBegin; line < change.newEnd; ++line)
                    made += newLines[line];
                at = change.oldEnd;
            }
            for (; at < oldLines.size(); ++at)
                made += oldLines[at];
            QCOMPARE(made, after);
        }
    }
};

QTEST_APPLESS_MAIN(MergeTest)
#include "tst_merge.moc"
