#include <QtTest>

#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtGui/QTextFrame>
#include <QtGui/QTextLayout>

#include "app/code/row_layout.h"

using statelight::app::RowLayout;

namespace {

constexpr qreal row = 20;

} // namespace

class RowLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<QTextDocument>();
        m_document->setDocumentLayout(new RowLayout(m_document.get(), row));
    }

    void eachLineHasItsRow()
    {
        show("a\nbb\n\nccc");

        QCOMPARE(layout().documentSize().height(), 4 * row);
        for (int line = 0; line < 4; ++line)
            QCOMPARE(place(line).topLeft(), QPointF(0, line * row));
        QCOMPARE(place(3).height(), row);
    }

    void placesAndTextLeadToEachOther()
    {
        show("first\nsecond\nthird");
        const QTextBlock second = m_document->findBlockByNumber(1);
        const QRectF place = layout().blockBoundingRect(second);
        const qreal x = second.layout()->lineAt(0).cursorToX(3);

        QCOMPARE(layout().hitTest({x, place.center().y()}, Qt::FuzzyHit), second.position() + 3);
        QCOMPARE(layout().hitTest({x, place.center().y()}, Qt::ExactHit), second.position() + 3);
        QCOMPARE(layout().hitTest({4000, place.center().y()}, Qt::FuzzyHit), second.position() + 6);
        QCOMPARE(layout().hitTest({4000, place.center().y()}, Qt::ExactHit), -1);
        QCOMPARE(layout().hitTest({0, -50}, Qt::FuzzyHit), 0);
        QCOMPARE(layout().hitTest({4000, 4000}, Qt::FuzzyHit), m_document->characterCount() - 1);
    }

    void hiddenLinesTakeNoRoom()
    {
        show("a\nb\nc\nd");
        QTextBlock hidden = m_document->findBlockByNumber(1);
        hidden.setVisible(false);
        m_document->markContentsDirty(hidden.position(), hidden.length());

        QCOMPARE(layout().documentSize().height(), 3 * row);
        QVERIFY(place(1).isEmpty());
        QCOMPARE(place(2).top(), row);
        QCOMPARE(layout().hitTest({0, row + 1}, Qt::FuzzyHit), m_document->findBlockByNumber(2).position());

        hidden.setVisible(true);
        m_document->markContentsDirty(hidden.position(), hidden.length());
        QCOMPARE(place(2).top(), 2 * row);
    }

    void aLineSeparatorBeginsARow()
    {
        show(QStringLiteral("a\u2028b\nc"));

        QCOMPARE(layout().documentSize().height(), 3 * row);
        QCOMPARE(place(1).top(), 2 * row);
        QCOMPARE(layout().hitTest({0, 1.5 * row}, Qt::FuzzyHit), 2);
    }

    void onlyWhatIsLookedAtIsLaidOut()
    {
        show(QStringLiteral("line\n").repeated(1000));

        QCOMPARE(place(500).top(), 500 * row);

        QCOMPARE(m_document->findBlockByNumber(500).layout()->lineCount(), 1);
        QCOMPARE(m_document->findBlockByNumber(499).layout()->lineCount(), 0);
        QCOMPARE(m_document->findBlockByNumber(501).layout()->lineCount(), 0);
    }

    void aKeyChangesItsLineAlone()
    {
        show("a\nb\nc");
        for (int line = 0; line < 3; ++line)
            QVERIFY(!place(line).isEmpty());
        QTextCursor cursor(m_document->findBlockByNumber(1));

        cursor.insertText("x");
        QVERIFY(!place(1).isEmpty());
        QCOMPARE(m_document->findBlockByNumber(1).layout()->lineAt(0).textLength(), 2);
        QCOMPARE(m_document->findBlockByNumber(2).layout()->lineCount(), 1);

        cursor.insertText("\n");
        QCOMPARE(layout().documentSize().height(), 4 * row);
        QCOMPARE(place(3).top(), 3 * row);
    }

    // The render thread asks for the root frame, and must not be the one that makes it.
    void theRootFrameIsThereBeforeAnybodyAsks()
    {
        show("a");

        QCOMPARE(m_document->findChildren<QTextFrame*>().size(), 1);
    }

private:
    void show(const QString& text) { m_document->setPlainText(text); }
    [[nodiscard]] QAbstractTextDocumentLayout& layout() const { return *m_document->documentLayout(); }
    [[nodiscard]] QRectF place(int line) const
    {
        return layout().blockBoundingRect(m_document->findBlockByNumber(line));
    }

    std::unique_ptr<QTextDocument> m_document;
};

QTEST_MAIN(RowLayoutTest)
#include "tst_row_layout.moc"
