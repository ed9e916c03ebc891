#include <QtTest>

#include "app/code/typing_aid.h"

using namespace statelight;
using app::TypedKey;

namespace {

/// A text with its selection: from ‹ to ›, or a caret |.
struct Marked {
    QString text;
    int anchor = 0;
    int caret = 0;
};

Marked marked(QString text)
{
    Marked result;
    if (text.contains(u'|')) {
        result.anchor = result.caret = static_cast<int>(text.indexOf(u'|'));
        result.text = text.remove(u'|');
        return result;
    }
    result.anchor = static_cast<int>(text.indexOf(u'‹'));
    text.remove(u'‹');
    result.caret = static_cast<int>(text.indexOf(u'›'));
    result.text = text.remove(u'›');
    return result;
}

QString shown(QString text, int anchor, int caret)
{
    if (anchor == caret)
        return text.insert(caret, u'|');
    text.insert(caret, u'›');
    return text.insert(anchor, u'‹');
}

QString applied(QString text, const app::TypedChange& change)
{
    for (auto each = change.changes.rbegin(); each != change.changes.rend(); ++each)
        text.replace(each->position, each->removed, each->inserted);
    return shown(text, change.anchor, change.caret);
}

} // namespace

class TypingAidTest : public QObject {
    Q_OBJECT

private slots:
    void keysHelp_data();
    void keysHelp();
};

void TypingAidTest::keysHelp_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<QString>("after"); // empty: the editor's own key

    const auto row
        = [](const char* name, const char* before, int key, const char* typed, const char* after, bool shift = false) {
              QTest::newRow(name) << QString::fromUtf8(before) << key << typed << shift << QString::fromUtf8(after);
          };
    row("Enter keeps the indent", "  \"a\": 1,|", Qt::Key_Return, "\r", "  \"a\": 1,\n  |");
    row("Enter between brackets", "  {|}", Qt::Key_Return, "\r", "  {\n    |\n  }");
    row("Enter behind a bracket", "  \"a\": [|", Qt::Key_Return, "\r", "  \"a\": [\n    |");
    row("Enter over a selection", "ab‹cd›ef", Qt::Key_Return, "\r", "ab\n|ef");
    row("Tab", "a|", Qt::Key_Tab, "\t", "a  |");
    row("Tab in a file of tabs", "{\n\ta|", Qt::Key_Tab, "\t", "{\n\ta\t|");
    row("Tab over lines", "‹a\n\nb\n›c", Qt::Key_Tab, "\t", "‹  a\n\n  b\n›c");
    row("Shift+Tab over lines", "‹    a\n b›", Qt::Key_Backtab, "", "‹  a\nb›", true);
    row("Shift+Tab on one line", "    a|", Qt::Key_Backtab, "", "  a|", true);
    row("Shift+Tab in the indent", " |   a", Qt::Key_Backtab, "", "|  a", true);
    row("a bracket", "a: |", Qt::Key_BraceLeft, "{", "a: {|}");
    row("a bracket before a word", "a: |b", Qt::Key_BraceLeft, "{", "");
    row("a bracket around a word", "a: ‹b›", Qt::Key_BracketLeft, "[", "a: [‹b›]");
    row("a bracket that is there", "a: {|}", Qt::Key_BraceRight, "}", "a: {}|");
    row("a bracket that ends a block", "  {\n    |", Qt::Key_BraceRight, "}", "  {\n  }|");
    row("a parenthesis in an expression", "\"{% $sum| %}\"", Qt::Key_ParenLeft, "(", "\"{% $sum(|) %}\"");
    row("a quote", "{ |", Qt::Key_QuoteDbl, "\"", "{ \"|\"");
    row("a quote that is there", "{ \"a|\"", Qt::Key_QuoteDbl, "\"", "{ \"a\"|");
    row("a quote that is escaped", "{ \"a\\|\"", Qt::Key_QuoteDbl, "\"", "");
    row("a quote within a text", "{ \"a|b\"", Qt::Key_QuoteDbl, "\"", "");
    row("Backspace in a pair", "{|}", Qt::Key_Backspace, "\b", "|");
    row("Backspace in empty quotes", "a \"|\"", Qt::Key_Backspace, "\b", "a |");
    row("Backspace elsewhere", "{a|}", Qt::Key_Backspace, "\b", "");
    row("a letter", "a|", Qt::Key_B, "b", "");
}

void TypingAidTest::keysHelp()
{
    QFETCH(const QString, before);
    QFETCH(const int, key);
    QFETCH(const QString, typed);
    QFETCH(const bool, shift);
    QFETCH(const QString, after);
    const Marked start = marked(before);

    const auto change
        = app::typingAid(start.text, source::Format::Json, TypedKey{key, typed, shift, start.anchor, start.caret});

    QCOMPARE(change.has_value(), !after.isEmpty());
    if (change)
        QCOMPARE(applied(start.text, *change), after);
}

QTEST_APPLESS_MAIN(TypingAidTest)
#include "tst_typing_aid.moc"
