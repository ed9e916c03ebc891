#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

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

struct Definition {
    QString name;
    QJsonObject facts;
    std::shared_ptr<const document::Snapshot> snapshot;
};

std::vector<Definition> definitions()
{
    const QDir folder(statelight::tests::sharedFolder() + "/corpus/definitions");
    const QJsonObject index = QJsonDocument::fromJson(contents(folder.filePath("index.json"))).object();
    std::vector<Definition> all;
    for (auto entry = index.begin(); entry != index.end(); ++entry) {
        const auto text = std::make_shared<const std::string>(contents(folder.filePath(entry.key())).toStdString());
        const auto format = document::guessFormat(entry.key().toStdString(), *text);
        all.push_back({entry.key(), entry.value().toObject(), document::readSnapshot(text, format, 1)});
    }
    return all;
}

QJsonObject typesOf(const asl::StateMachine& machine)
{
    QJsonObject counts;
    for (const asl::State& state : machine.states) {
        const auto type = QString::fromUtf8(asl::toString(state.type).data());
        counts[type] = counts[type].toInt() + 1;
    }
    return counts;
}

} // namespace

class DefinitionsTest : public QObject {
    Q_OBJECT

private slots:
    void everyDefinitionOpensWithItsStatesAndTypes()
    {
        requireShared();
        int right = 0;
        const auto all = definitions();

        for (const Definition& definition : all) {
            const auto& machine = definition.snapshot->machine;
            const bool counts = static_cast<int>(machine.states.size()) == definition.facts["states"].toInt();
            const bool types = typesOf(machine) == definition.facts["types"].toObject();
            right += counts && types ? 1 : 0;
            if (!counts || !types)
                qWarning() << definition.name << machine.states.size() << typesOf(machine);
        }

        qInfo("%d/%d definitions open", right, static_cast<int>(all.size()));
        QVERIFY(!all.empty());
        QCOMPARE(right, static_cast<int>(all.size()));
    }
};

QTEST_APPLESS_MAIN(DefinitionsTest)
#include "tst_definitions.moc"
