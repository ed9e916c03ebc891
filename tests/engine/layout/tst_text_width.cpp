#include <QTest>

#include "layout/layout.h"

using statelight::layout::textWidth;

class TextWidthTest : public QObject {
    Q_OBJECT

private slots:
    void widthIsTheSumOfAdvances()
    {
        QCOMPARE(textWidth("", 14, true), 0.0);
        QCOMPARE(textWidth("ab", 10, false), textWidth("a", 10, false) + textWidth("b", 10, false));
        QCOMPARE(textWidth("a", 20, false), 2 * textWidth("a", 10, false));
    }

    void advancesAreInters()
    {
        QCOMPARE(textWidth(" ", 1000, false), 282.0);
        QCOMPARE(textWidth("A", 1000, true), 724.0);
    }

    void semiboldIsWider()
    {
        QVERIFY(textWidth("Charge the card", 14, true) > textWidth("Charge the card", 14, false));
    }

    void lettersOutsideTheTableAreWide()
    {
        QCOMPARE(textWidth("日本", 10, false), 20.0);
        QCOMPARE(textWidth("😀", 10, false), 14.0);
    }

    void brokenTextHasAWidth()
    {
        QVERIFY(textWidth("\xF0\x9F", 10, false) > 0);
        QVERIFY(textWidth("\x80\xFF", 10, false) > 0);
    }
};

QTEST_APPLESS_MAIN(TextWidthTest)
#include "tst_text_width.moc"
