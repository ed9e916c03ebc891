#include <QtTest>

#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickTextDocument>

#include "app/code/code_editor.h"

using namespace statelight;
using app::CodeCompletion;
using app::CodePlaces;

namespace {

const QString definition = QStringLiteral(R"({
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    "B": { "Type": "Succeed" }
  }
}
)");

} // namespace

class CodeToolsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void searchCountsAndSteps();
    void replacingAllIsOneStep();
    void aRegularExpressionTakesItsGroups();
    void aBrokenExpressionIsTold();
    void wholeWordsOnly();
    void completionWritesWhatIsChosen();
    void typingOpensTheList();
    void definitionAndMentionsAreFound();
    void renamingFollowsEveryMention();
    void theOutlineIsChosenFrom();
    void bracketsFindEachOther();
    void linesAreGoneTo();
    void foldedLinesComeBackForTheCaret();
    void formattingIsOneStep();

private:
    void open(const QString& text);
    void putCaret(qsizetype position) { m_editor->caretMoved(static_cast<int>(position), false); }
    QString text() const { return QString::fromStdString(*m_document->text()); }

    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_view;
    std::unique_ptr<app::Document> m_document;
    std::unique_ptr<app::CodeEditor> m_editor;
    QTextDocument* m_shown = nullptr;
    std::pair<int, int> m_selected;
};

void CodeToolsTest::open(const QString& text)
{
    m_editor.reset();
    m_view.reset();
    QQmlComponent component(&m_engine);
    component.setData("import QtQuick\nTextEdit { textFormat: TextEdit.PlainText }", QUrl());
    m_view.reset(component.create());
    m_document = std::make_unique<app::Document>("test", text.toStdString(), source::Format::Json);
    m_editor = std::make_unique<app::CodeEditor>(m_document.get());
    auto* quick = m_view->property("textDocument").value<QQuickTextDocument*>();
    m_editor->attach(quick);
    m_shown = quick->textDocument();
    connect(m_editor.get(), &app::CodeEditor::selectionRequested, this, [this](int anchor, int caret) {
        m_selected = {anchor, caret};
        putCaret(caret);
    });
}

void CodeToolsTest::init()
{
    open(definition);
}

void CodeToolsTest::searchCountsAndSteps()
{
    app::CodeSearch& search = *m_editor->search();
    search.setActive(true);
    search.setPattern("type");
    QCOMPARE(search.count(), 2);

    search.step(true);
    QCOMPARE(search.summary(), QString("1 of 2"));
    search.step(true);
    search.step(true);

    QCOMPARE(search.summary(), QString("1 of 2"));
    QCOMPARE(m_selected.first, static_cast<int>(definition.indexOf("Type")));
    search.setCaseSensitive(true);
    QCOMPARE(search.count(), 0);
}

void CodeToolsTest::replacingAllIsOneStep()
{
    app::CodeSearch& search = *m_editor->search();
    search.setActive(true);
    search.setPattern("\"");
    search.setProperty("replacement", "'");

    search.replaceAll();

    QCOMPARE(text(), QString(definition).replace('"', '\''));
    QCOMPARE(m_shown->toPlainText(), text());
    m_document->undo();
    QCOMPARE(text(), definition);
}

void CodeToolsTest::aRegularExpressionTakesItsGroups()
{
    app::CodeSearch& search = *m_editor->search();
    search.setActive(true);
    search.setRegular(true);
    search.setPattern("\"(\\w+)\": \"(\\w+)\"");
    search.setProperty("replacement", "\"\\2\": \"\\1\"");

    search.replaceCurrent();
    search.replaceCurrent();

    QCOMPARE(text(), QString(definition).replace("\"StartAt\": \"A\"", "\"A\": \"StartAt\""));
}

void CodeToolsTest::aBrokenExpressionIsTold()
{
    app::CodeSearch& search = *m_editor->search();
    search.setActive(true);
    search.setRegular(true);
    search.setPattern("(");

    QVERIFY(!search.isValid());
    QVERIFY(!search.summary().isEmpty());
    QCOMPARE(search.count(), 0);
}

void CodeToolsTest::wholeWordsOnly()
{
    app::CodeSearch& search = *m_editor->search();
    search.setActive(true);
    search.setPattern("S");
    QVERIFY(search.count() > 1);

    search.setWholeWord(true);

    QCOMPARE(search.count(), 0);
}

void CodeToolsTest::completionWritesWhatIsChosen()
{
    const auto position = definition.indexOf("\"B\"\n") + 1;
    putCaret(position);
    CodeCompletion& completion = *m_editor->completion();

    completion.ask();
    QVERIFY(completion.isOpen());
    QCOMPARE(completion.data(completion.index(0), CodeCompletion::LabelRole).toString(), QString("B"));
    completion.step(-1);
    QCOMPARE(
        completion.data(completion.index(completion.current()), CodeCompletion::LabelRole).toString(), QString("A"));
    completion.take();

    QCOMPARE(text(), QString(definition).replace("\"Next\": \"B\"", "\"Next\": \"A\""));
    QVERIFY(!completion.isOpen());
    m_document->undo();
    QCOMPARE(text(), definition);
}

void CodeToolsTest::typingOpensTheList()
{
    const auto position = definition.indexOf("\"Next\"");
    QTextCursor cursor(m_shown);
    cursor.setPosition(static_cast<int>(position));
    cursor.insertText("\"");
    putCaret(position + 1);
    cursor.insertText("C");
    putCaret(position + 2);

    QTRY_VERIFY(m_editor->completion()->isOpen());
}

void CodeToolsTest::definitionAndMentionsAreFound()
{
    putCaret(definition.indexOf("\"B\"\n") + 1);

    m_editor->goToDefinition();
    QCOMPARE(m_selected.first, static_cast<int>(definition.indexOf("\"B\": {")));
    QVERIFY(m_editor->places()->showReferences());

    QCOMPARE(m_editor->places()->rowCount(), 2);
    m_editor->places()->choose(0);
    QCOMPARE(m_selected.first, static_cast<int>(definition.indexOf("\"B\"\n")));
}

void CodeToolsTest::renamingFollowsEveryMention()
{
    putCaret(definition.indexOf("\"B\"\n") + 1);
    QCOMPARE(m_editor->nameAtCaret(), QString("B"));

    QVERIFY(!m_editor->renameAtCaret("A").isEmpty());
    QCOMPARE(m_editor->renameAtCaret("Last"), QString());

    QCOMPARE(text(), QString(definition).replace("\"B\"", "\"Last\""));
    QCOMPARE(m_shown->toPlainText(), text());
}

void CodeToolsTest::theOutlineIsChosenFrom()
{
    CodePlaces& places = *m_editor->places();
    places.showOutline();
    QCOMPARE(places.rowCount(), 2);

    places.setFilter("b");
    QCOMPARE(places.rowCount(), 1);
    places.choose(0);

    QCOMPARE(m_selected.first, static_cast<int>(definition.indexOf("\"B\": {")));
}

void CodeToolsTest::bracketsFindEachOther()
{
    putCaret(0);
    QCOMPARE(m_editor->brackets(), std::pair(0, static_cast<int>(definition.lastIndexOf('}'))));

    putCaret(definition.indexOf("},\n    \"B\"") + 1);
    QCOMPARE(m_editor->brackets().first, static_cast<int>(definition.indexOf("{\n      \"Type\"")));
    putCaret(definition.indexOf("StartAt"));

    QCOMPARE(m_editor->brackets(), std::pair(-1, -1));
}

void CodeToolsTest::linesAreGoneTo()
{
    m_editor->goToLine(3, 4);
    QCOMPARE(m_selected.second, static_cast<int>(definition.indexOf("\"States\"")) + 1);

    m_editor->goToLine(99, 99);

    QCOMPARE(m_selected.second, static_cast<int>(definition.size()));
}

void CodeToolsTest::foldedLinesComeBackForTheCaret()
{
    app::CodeFolds& folds = *m_editor->folds();
    QVERIFY(folds.canFold(3));
    QVERIFY(!folds.canFold(7));

    folds.toggle(3);
    QVERIFY(folds.isFolded(3));
    QVERIFY(!m_shown->findBlockByNumber(5).isVisible());
    QVERIFY(m_shown->findBlockByNumber(6).isVisible());
    QCOMPARE(text(), definition);
    putCaret(definition.indexOf("\"Next\""));

    QVERIFY(!folds.isFolded(3));
    folds.foldAll();
    QVERIFY(folds.isFolded(3));
    folds.unfoldAll();
    QVERIFY(m_shown->findBlockByNumber(5).isVisible());
}

void CodeToolsTest::formattingIsOneStep()
{
    const QString wide = QString(definition).replace("      \"Next\"", " \"Next\"").replace("\"Pass\",\n", "\"Pass\",");
    open(wide);

    m_editor->formatSelection();

    QCOMPARE(text(), definition);
    m_document->undo();
    QCOMPARE(text(), wide);
}

QTEST_MAIN(CodeToolsTest)
#include "tst_code_tools.moc"
