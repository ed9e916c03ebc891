#include <QtTest>

#include <QtGui/QTextCursor>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickTextDocument>

#include "app/code/code_editor.h"
#include "document/edits/edits.h"

using namespace statelight;

namespace {

const std::string definition = R"({
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Succeed" }
  }
}
)";

} // namespace

class CodeEditorTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void typingChangesTheText();
    void typingKeepsLineEndsAndOddCharacters();
    void anEditOfTheCanvasIsShown();
    void undoTakesTypingBackAndShowsIt();
    void aStatePointsToItsLines();
    void theCaretTellsItsState();
    void longLinesAreReadOnly();
    void aTextInOneLineIsMadeEditableByFormatting();
    void aLongValueIsToldWhenFormattingDoesNotHelp();
    void randomTypingNeverPartsTextAndView();

private:
    void open(const std::string& text);
    QTextCursor cursorAt(int position) const;

    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_view;
    std::unique_ptr<app::Document> m_document;
    std::unique_ptr<app::CodeEditor> m_editor;
    QTextDocument* m_shown = nullptr;
};

void CodeEditorTest::open(const std::string& text)
{
    m_editor.reset();
    m_view.reset();
    QQmlComponent component(&m_engine);
    component.setData("import QtQuick\nTextEdit { textFormat: TextEdit.PlainText }", QUrl());
    m_view.reset(component.create());
    m_document = std::make_unique<app::Document>("test", text, source::Format::Json);
    m_editor = std::make_unique<app::CodeEditor>(m_document.get());
    auto* quick = m_view->property("textDocument").value<QQuickTextDocument*>();
    m_editor->attach(quick);
    m_shown = quick->textDocument();
}

void CodeEditorTest::init()
{
    open(definition);
}

QTextCursor CodeEditorTest::cursorAt(int position) const
{
    QTextCursor cursor(m_shown);
    cursor.setPosition(position);
    return cursor;
}

void CodeEditorTest::typingChangesTheText()
{
    QTextCursor cursor = cursorAt(static_cast<int>(definition.find("Pass")));

    cursor.insertText("By");
    cursor.deleteChar();

    std::string expected = definition;
    expected.replace(expected.find("Pass"), 1, "By");
    QCOMPARE(*m_document->text(), expected);
}

void CodeEditorTest::typingKeepsLineEndsAndOddCharacters()
{
    const std::string text = "{\r\n  \"a\xC2\xA0z\": \"\xE2\x80\xA8\xF0\x9F\x98\x80\"\r\n}\r\n";
    open(text);

    cursorAt(1).insertText("\n");
    QCOMPARE(*m_document->text(), "{\r\n" + text.substr(1));
    QTextCursor join = cursorAt(1);
    join.deleteChar();
    QCOMPARE(*m_document->text(), text);
    cursorAt(static_cast<int>(m_shown->characterCount()) - 1).insertText(QString(QChar(QChar::Nbsp)));

    QCOMPARE(*m_document->text(), text + "\xC2\xA0");
}

void CodeEditorTest::anEditOfTheCanvasIsShown()
{
    QVERIFY(m_document->perform([](const document::Snapshot& now) {
        return document::renameState(now, asl::StatePath("/States/B"), "Ende \xC3\xBC");
    }));

    QCOMPARE(m_shown->toPlainText(), QString::fromStdString(*m_document->text()));
    cursorAt(0).insertText(" ");
    QCOMPARE(m_document->text()->front(), ' ');
}

void CodeEditorTest::undoTakesTypingBackAndShowsIt()
{
    cursorAt(3).insertText("xyz");

    m_document->undo();

    QCOMPARE(*m_document->text(), definition);
    QCOMPARE(m_shown->toPlainText(), QString::fromStdString(definition));
}

void CodeEditorTest::aStatePointsToItsLines()
{
    QSignalSpy asked(m_editor.get(), &app::CodeEditor::revealRequested);

    m_editor->revealState(asl::StatePath("/States/B"), true);

    QCOMPARE(m_editor->firstSelectedLine(), 4);
    QCOMPARE(m_editor->lastSelectedLine(), 4);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.front().front().toInt(), static_cast<int>(definition.find("\"B\": {")));
}

void CodeEditorTest::theCaretTellsItsState()
{
    asl::StatePath pointed;
    connect(
        m_editor.get(), &app::CodeEditor::statePointed, this, [&](const asl::StatePath& state) { pointed = state; });

    m_editor->caretMoved(static_cast<int>(definition.find("Pass")), true);

    QCOMPARE(pointed.pointer(), std::string("/States/A"));
    QVERIFY(m_editor->breadcrumb().endsWith("Type"));
    QCOMPARE(m_editor->caretLine(), 4);
}

void CodeEditorTest::longLinesAreReadOnly()
{
    const std::string text = "{\"StartAt\": \"" + std::string(2500, 'x') + "\"}";

    open(text);

    QVERIFY(m_editor->isReadOnly());
    QVERIFY(!m_editor->notice().isEmpty());
    QCOMPARE(*m_document->text(), text);
}

void CodeEditorTest::aTextInOneLineIsMadeEditableByFormatting()
{
    std::string text = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}";
    for (int state = 0; state < 60; ++state)
        text += ", \"State number " + std::to_string(state) + "\": {\"Type\": \"Succeed\"}";
    text += "}}";
    open(text);
    QVERIFY(m_editor->isReadOnly() && m_editor->isTooWide());

    m_editor->formatSelection();

    QVERIFY(!m_editor->isReadOnly() && !m_editor->isTooWide());
    QVERIFY(m_editor->notice().isEmpty());
    QCOMPARE(m_shown->toPlainText(), QString::fromStdString(*m_document->text()));
    m_document->undo();
    QCOMPARE(*m_document->text(), text);
    QVERIFY(m_editor->isReadOnly());
}

void CodeEditorTest::aLongValueIsToldWhenFormattingDoesNotHelp()
{
    open("{\n  \"StartAt\": \"" + std::string(2500, 'x') + "\"\n}\n");
    QSignalSpy notices(m_document.get(), &app::Document::noticeRaised);

    m_editor->formatSelection();

    QVERIFY(m_editor->isReadOnly());
    QVERIFY(notices.value(0).value(0).toString().contains(QStringLiteral("2,000")));
}

void CodeEditorTest::randomTypingNeverPartsTextAndView()
{
    const QString pieces = QString::fromUtf8("ab\n\"{}\u00e4\u20ac");
    quint32 seed = 7;
    const auto random = [&seed](int below) {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<int>((seed >> 8U) % static_cast<quint32>(below));
    };
    for (int round = 0; round < 300; ++round) {
        QTextCursor cursor = cursorAt(random(m_shown->characterCount()));
        cursor.setPosition(
            std::min(cursor.position() + random(4), m_shown->characterCount() - 1), QTextCursor::KeepAnchor);
        cursor.insertText(pieces.mid(random(static_cast<int>(pieces.size())), random(3)));
        if (round % 7 == 0) {
            m_document->undo();
        }

        QCOMPARE(m_shown->toPlainText(), QString::fromStdString(*m_document->text()));
    }
    while (m_document->canUndo()) {
        m_document->undo();
    }
    QCOMPARE(*m_document->text(), definition);
}

QTEST_MAIN(CodeEditorTest)
#include "tst_code_editor.moc"
