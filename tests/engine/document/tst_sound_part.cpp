#include <QTest>

#include "document/edits/edits.h"
#include "document/sound_part.h"

#include <algorithm>
#include <random>

using namespace statelight;

namespace {

const std::string whole = R"({
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    "B": {
      "Type": "Pass",
      "Next": "C"
    },
    "C": {
      "Type": "Succeed"
    }
  }
}
)";

std::shared_ptr<const document::Snapshot> read(const std::string& text)
{
    return document::readSnapshot(std::make_shared<const std::string>(text), source::Format::Json, 7);
}

std::string with(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

document::SoundPart partOf(const std::string& last, const document::Snapshot& broken)
{
    return document::findSoundPart(std::make_shared<const std::string>(last), broken, {});
}

/// The sound text with the lines of the broken one in their places.
std::string withBrokenLines(const document::SoundPart& part, const std::string& broken)
{
    const auto lines = source::splitLines(part.snapshot->tree.text());
    const auto after = source::splitLines(broken);
    std::string all;
    std::size_t line = 0;
    const auto keepTo = [&](std::size_t end) {
        for (; line < end; ++line)
            all += lines[line];
    };
    for (const source::ChangedLines& change : part.broken) {
        keepTo(change.oldBegin);
        for (std::size_t come = change.newBegin; come < change.newEnd; ++come)
            all += after[come];
        line = change.oldEnd;
    }
    keepTo(lines.size());
    return all;
}

std::string textOf(const document::SoundPart& part)
{
    return std::string(part.snapshot->tree.text());
}

} // namespace

class SoundPartTest : public QObject {
    Q_OBJECT

private slots:
    void theStateOfTheBrokenLineIsNamed()
    {
        const auto broken = read(with(whole, "\"Next\": \"C\"", "\"Next\": \"C"));

        const document::SoundPart part = partOf(whole, *broken);

        QVERIFY(broken->isBroken);
        QCOMPARE(textOf(part), whole);
        QCOMPARE(part.snapshot->version, broken->version);
        QCOMPARE(part.states, std::vector{asl::StatePath("/States/B")});
    }

    void aMissingBraceBreaksOnlyTheStateThatLostIt()
    {
        const auto broken = read(with(whole, "\"Next\": \"B\"\n    },\n", "\"Next\": \"B\"\n"));

        QCOMPARE(partOf(whole, *broken).states, std::vector{asl::StatePath("/States/A")});
    }

    void whatChangedElsewhereIsTaken()
    {
        const std::string changed
            = with(whole, "\"Type\": \"Succeed\"", "\"Type\": \"Succeed\",\n      \"Comment\": \"new\"");
        const auto broken = read(with(changed, "\"Next\": \"B\"", "\"Next\": "));

        QCOMPARE(textOf(partOf(whole, *broken)), changed);
    }

    void editsOfTheSoundPartReachTheBrokenText()
    {
        const auto broken = read(with(
            whole, "\"Type\": \"Pass\",\n      \"Next\": \"B\"", "\"Type\": \"Pass\",\n\n[\n      \"Next\": \"B\""));
        const document::SoundPart part = partOf(whole, *broken);
        const auto edit = document::renameState(*part.snapshot, asl::StatePath("/States/C"), "Done");

        const auto carried = part.carryOver(*broken, *edit);

        QCOMPARE(source::applyEdits(broken->tree.text(), carried->edits).value(),
            with(with(std::string(broken->tree.text()), "\"Next\": \"C\"", "\"Next\": \"Done\""), "\"C\": {",
                "\"Done\": {"));
    }

    void editsOfBrokenLinesAreRefused()
    {
        const auto broken = read(with(whole, "\"Next\": \"C\"", "\"Next\": \"C"));
        const document::SoundPart part = partOf(whole, *broken);
        const auto edit = document::renameState(*part.snapshot, asl::StatePath("/States/C"), "Done");

        const auto carried = part.carryOver(*broken, *edit);

        QCOMPARE(carried.error().code, std::string("edit.broken"));
        QVERIFY(carried.error().message.find("line 10") != std::string::npos);
    }

    void aTextInOneLineIsBrokenAsAWhole()
    {
        const std::string line = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}, "
                                 "\"B\": {\"Type\": \"Succeed\"}}}";
        const auto broken = read(line.substr(0, line.size() - 1));

        const document::SoundPart part = partOf(line, *broken);

        QVERIFY(part.isAllBroken());
        QCOMPARE(part.states, (std::vector{asl::StatePath("/States/A"), asl::StatePath("/States/B")}));
    }

    void ofLinesThatChangedTogetherTheSoundOnesAreTaken()
    {
        const std::string before = "\"Type\": \"Pass\",\n      \"Next\": \"C\"";
        const auto broken = read(with(whole, before, "\"Type\": \"Pass\n      \"Next\": \"A\""));

        const document::SoundPart part = partOf(whole, *broken);

        QCOMPARE(textOf(part), with(whole, before, "\"Type\": \"Pass\",\n      \"Next\": \"A\""));
        QCOMPARE(part.broken.size(), std::size_t{1});
    }

    // Whatever is typed: the part is sound, and taking its broken lines over gives the broken text.
    void anyBrokenTextHasASoundPart()
    {
        std::mt19937 random(5);
        int count = 0;
        for (int round = 0; round < 600; ++round) {
            std::string text = whole;
            for (unsigned change = 1 + random() % 3; change > 0; --change)
                text.replace(
                    random() % text.size(), random() % 9, std::string(random() % 3, "\"{}[],\n:x"[random() % 9]));
            const auto broken = read(text);
            if (!broken->isBroken)
                continue;
            ++count;
            const document::SoundPart part = partOf(whole, *broken);
            QVERIFY(!part.snapshot->isBroken);
            QCOMPARE(withBrokenLines(part, text), text);
            const auto edit = document::setValue(*part.snapshot, "/Comment", core::Value("x"));
            if (!edit)
                continue;
            const auto carried = part.carryOver(*broken, *edit);
            if (!carried)
                continue;
            const auto edited = source::applyEdits(text, carried->edits);
            QVERIFY(edited.has_value());
            QCOMPARE(source::applyEdits(*edited, source::inverseEdits(text, carried->edits)).value(), text);
        }
        QVERIFY(count > 300);
    }
};

QTEST_APPLESS_MAIN(SoundPartTest)
#include "tst_sound_part.moc"
