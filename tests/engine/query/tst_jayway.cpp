#include <QFile>
#include <QTest>

#include "evaluate.h"
#include "query/path.h"
#include "require_shared.h"

using namespace statelight;

namespace {

/// What Jayway's exceptions are called here.
std::string exceptionOf(const core::Error& error)
{
    return error.code == query::code::missing ? "PathNotFoundException" : "InvalidPathException";
}

struct Score {
    int asked = 0;
    int passed = 0;
    QByteArrayList failures;
};

bool agrees(const core::Value& wanted, const core::Result<core::Value>& got, bool withMessage)
{
    if (const core::Value* result = wanted.find("result"))
        return got && *got == *result;
    if (got)
        return false;
    const std::string exception(wanted.find("error")->string());
    const bool isKnown = exception == "PathNotFoundException" || exception == "InvalidPathException";
    return (!isKnown || exception == exceptionOf(got.error()))
        && (!withMessage || got.error().message == wanted.find("message")->string());
}

Score score(bool referenceOnly)
{
    QFile file(tests::sharedFolder() + "/corpus/jsonpath/jayway.jsonl");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Score score;
    while (!file.atEnd()) {
        const core::Value row = tests::json(file.readLine().toStdString());
        if (!row.find("firm")->boolean() || (referenceOnly && !row.find("reference")->boolean()))
            continue;
        const auto got = query::Path::parse(row.find("selector")->string()).and_then([&](const query::Path& path) {
            return path.evaluate(*row.find("document"));
        });
        ++score.asked;
        if (agrees(row, got, referenceOnly))
            ++score.passed;
        else
            score.failures.append(
                tests::shown(core::Result<core::Value>(*row.find("case"))) + " gave " + tests::shown(got));
    }
    return score;
}

} // namespace

class JaywayTest : public QObject {
    Q_OBJECT

private slots:
    void firmCasesGiveJaywaysAnswers()
    {
        requireShared();

        const Score result = score(false);

        QVERIFY(result.asked > 250);
        QVERIFY2(result.passed * 100 >= result.asked * 99, result.failures.join('\n').constData());
    }

    void referencePathsGiveJaywaysMessages()
    {
        requireShared();

        const Score result = score(true);

        QVERIFY(result.asked > 50);
        QVERIFY2(result.passed == result.asked, result.failures.join('\n').constData());
    }
};

QTEST_APPLESS_MAIN(JaywayTest)
#include "tst_jayway.moc"
