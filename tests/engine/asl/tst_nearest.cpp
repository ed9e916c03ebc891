#include <QTest>

#include <array>
#include <string_view>

#include "asl/validator/nearest.h"

using namespace statelight::asl::validator;

class NearestTest : public QObject {
    Q_OBJECT

private slots:
    void theMostSimilarNameIsFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("isSure");
        QTest::newRow("case") << "charge card"
                              << "Charge card" << true;
        QTest::newRow("a letter less") << "Charge car"
                                       << "Charge card" << true;
        QTest::newRow("a letter more") << "Charrge card"
                                       << "Charge card" << true;
        QTest::newRow("neighbours swapped") << "Chagre card"
                                            << "Charge card" << true;
        QTest::newRow("two as near") << "Step"
                                     << "Step1" << false;
        QTest::newRow("a third differs") << "Dxxe"
                                         << "" << false;
        QTest::newRow("itself is no other") << "Done"
                                            << "" << false;
        QTest::newRow("far") << "Something else"
                             << "" << false;
        QTest::newRow("empty") << ""
                               << "" << false;
        QTest::newRow("endless") << QString(5000, QChar(u'x')) << "" << false;
    }

    void theMostSimilarNameIsFound()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, found);
        QFETCH(const bool, isSure);
        constexpr std::array<std::string_view, 5> candidates{"Charge card", "Step1", "Step2", "Done", ""};
        const std::string text = name.toStdString();

        const auto result = nearest(text, candidates);

        QCOMPARE(
            result ? QString::fromUtf8(result->name.data(), static_cast<qsizetype>(result->name.size())) : QString(),
            found);
        QCOMPARE(result && result->isSure, isSure);
    }
};

QTEST_APPLESS_MAIN(NearestTest)
#include "tst_nearest.moc"
