#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickTextDocument>
#include <memory>
#include <string>
#include <utility>

#include "app/code/code_completion.h"
#include "app/code/code_folds.h"
#include "app/code/code_highlighter.h"
#include "app/code/code_places.h"
#include "app/code/code_search.h"
#include "app/code/line_map.h"
#include "app/code/line_problem.h"
#include "app/code/text_change.h"
#include "app/document/document.h"

namespace statelight::app {

/// The code view of one Document. The text editor shows the Document's text and is changed by its edits; what the user
/// types comes by contentsChange and becomes a text edit. A text that Qt's editor can't carry is shown read-only.
class CodeEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A tab has its code editor")
    Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY modeChanged FINAL)
    Q_PROPERTY(QString notice READ notice NOTIFY modeChanged FINAL)
    /// The text is read-only for its long lines alone, and formatSelection() would mend that.
    Q_PROPERTY(bool tooWide READ isTooWide NOTIFY modeChanged FINAL)
    Q_PROPERTY(QString breadcrumb READ breadcrumb NOTIFY caretChanged FINAL)
    Q_PROPERTY(int caretLine READ caretLine NOTIFY caretChanged FINAL)
    Q_PROPERTY(int caretColumn READ caretColumn NOTIFY caretChanged FINAL)
    Q_PROPERTY(int firstSelectedLine READ firstSelectedLine NOTIFY selectedLinesChanged FINAL)
    Q_PROPERTY(int lastSelectedLine READ lastSelectedLine NOTIFY selectedLinesChanged FINAL)
    /// As wide as the shown text is at most, in pixels.
    Q_PROPERTY(qreal textWidth READ textWidth NOTIFY textWidthChanged FINAL)
    /// The keys go to the text.
    Q_PROPERTY(bool focused READ isFocused WRITE setFocused NOTIFY focusedChanged FINAL)
    Q_PROPERTY(int lineCount READ lineCount NOTIFY caretChanged FINAL)
    Q_PROPERTY(statelight::app::CodeCompletion* completion READ completion CONSTANT FINAL)
    Q_PROPERTY(statelight::app::CodeSearch* search READ search CONSTANT FINAL)
    Q_PROPERTY(statelight::app::CodePlaces* places READ places CONSTANT FINAL)

public:
    /// Above these the text is shown read-only: the cost of a key grows with the square of a line's length.
    static constexpr int longestLine = 2000;
    static constexpr std::size_t largestText = std::size_t{1024} * 1024;

    explicit CodeEditor(Document* document, QObject* parent = nullptr);
    ~CodeEditor() override;

    /// Shows the text in this editor from now on; null lets go.
    Q_INVOKABLE void attach(QQuickTextDocument* editor);
    Q_INVOKABLE void setDark(bool dark);
    /// The caret of the attached editor has moved, by the user's doing or not.
    Q_INVOKABLE void caretMoved(int position, bool byUser);
    /// What is wrong at this place of the editor; empty where nothing is.
    Q_INVOKABLE QString problemAt(int position) const;
    /// How the problem there can be mended, in words; empty where no way is known.
    Q_INVOKABLE QString fixAt(int position) const;
    /// The key of one typed character or of Enter, Backspace, Tab, where it does more than the editor's own: indents,
    /// closes brackets and quotes, types over what closes. `anchor` and `caret` bound the selection. False: nothing was
    /// done.
    Q_INVOKABLE bool typeKey(int key, const QString& text, bool shift, int anchor, int caret);
    /// Puts the caret into a line, counted from 1; those behind the text are its last.
    Q_INVOKABLE void goToLine(int line, int column);
    Q_INVOKABLE void goToDefinition();
    /// The name of the state under the caret; empty where there is none.
    Q_INVOKABLE QString nameAtCaret() const;
    /// Renames the state under the caret; the reason why not, empty when done.
    Q_INVOKABLE QString renameAtCaret(const QString& name);
    /// Lays out what is selected, or all without a selection, as one undo step.
    Q_INVOKABLE void formatSelection();
    /// The user's selection in the attached editor.
    Q_INVOKABLE void selectionMoved(int begin, int end);
    /// Marks the state's lines and asks to show them; an unknown path takes the mark away.
    void revealState(const asl::StatePath& state, bool scroll);
    void revealOffset(std::uint32_t offset);

    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly || m_document->isReadOnly(); }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] bool isTooWide() const
    {
        return m_isReadOnly && m_lines.longestLine() > longestLine && !m_document->isReadOnly();
    }
    [[nodiscard]] QString breadcrumb() const { return m_breadcrumb; }
    [[nodiscard]] int caretLine() const { return m_caretLine; }
    [[nodiscard]] int caretColumn() const { return m_caretColumn; }
    [[nodiscard]] int firstSelectedLine() const { return m_firstSelectedLine; }
    [[nodiscard]] int lastSelectedLine() const { return m_lastSelectedLine; }
    [[nodiscard]] int lineCount() const { return m_lines.lineCount(); }
    [[nodiscard]] qreal textWidth() const { return m_textWidth; }
    [[nodiscard]] bool isFocused() const { return m_isFocused; }
    void setFocused(bool focused);
    [[nodiscard]] QTextDocument* shown() const { return m_shown; }
    [[nodiscard]] CodeCompletion* completion() const { return m_completion; }
    [[nodiscard]] CodeSearch* search() const { return m_search; }
    [[nodiscard]] CodePlaces* places() const { return m_places; }
    [[nodiscard]] CodeFolds* folds() const { return m_folds; }

    [[nodiscard]] Document* document() const { return m_document; }
    /// What the editor shows, in whose UTF-16 units all positions count.
    [[nodiscard]] const QString& shownText() const { return m_mirror; }
    [[nodiscard]] const LineMap& lines() const { return m_lines; }
    [[nodiscard]] int positionOf(std::uint32_t offset) const { return m_lines.position(text(), offset); }
    [[nodiscard]] std::uint32_t offsetOf(int position) const { return m_lines.offset(text(), position); }
    [[nodiscard]] int caretPosition() const { return m_caret; }
    /// The positions of the bracket at the caret and of its partner; -1 without.
    [[nodiscard]] std::pair<int, int> brackets() const { return m_brackets; }
    /// What is underlined: painted, and no part of the text's formats, which are the highlighter's.
    [[nodiscard]] const LineProblems& problems() const { return m_problems; }
    /// The snapshot is of the text that is shown.
    [[nodiscard]] bool isCurrent() const { return m_document->snapshot()->version == m_document->version(); }
    /// Changes the shown text as one undo step and then selects from `anchor` to `caret`, which count in the text
    /// afterwards. The changes are sorted and don't overlap. A reason why not is shown to the user.
    bool change(
        const TextChanges& changes, const QString& label, int anchor, int caret, const QString& mergeKey = QString());
    /// Selects and shows a stretch of the text.
    void showRange(int begin, int end);
    void askFor(const QString& what);

signals:
    void modeChanged();
    void focusedChanged();
    void caretChanged();
    void selectedLinesChanged();
    void attachedChanged();
    void textWidthChanged();
    /// The user put the caret into this state (empty: outside every state).
    void statePointed(const statelight::asl::StatePath& state);
    void revealRequested(int position);
    /// The editor is to select from `anchor` to `caret`, and to show the caret.
    void selectionRequested(int anchor, int caret);
    /// The view is to open its bar or list: "find", "replace", "line", "rename", "places".
    void barRequested(const QString& what);
    /// The user has typed this (empty: has only taken away), and the document knows it.
    void typed(const QString& text);
    /// The shown text differs, by anybody's doing.
    void shownChanged();
    void bracketsChanged();
    void problemsChanged();

private:
    void load();
    void loadReadOnly(const QString& notice);
    void fillShown();
    void onContentsChange(int position, int removed, int added);
    void onTextEdited(const source::TextEdits& edits);
    void onSnapshot();
    void markProblems();
    /// Takes away the problems of changed lines and moves those behind them.
    void followProblems(int line, int linesBefore);
    void markState();
    /// Takes in what has come to the text; no line is wider for what has gone.
    void countLetters(QStringView inserted);
    void measureWidth();
    void markBrackets();
    void replaceShown(int position, int removed, const QString& inserted);
    [[nodiscard]] QString insertedText(int position, int length) const;
    [[nodiscard]] std::string toFileText(const QString& typed) const;
    [[nodiscard]] const std::string& text() const { return *m_text; }

    Document* m_document;
    QPointer<QTextDocument> m_shown;
    std::unique_ptr<CodeHighlighter> m_highlighter;
    Document::Text m_text; ///< what the editor shows and m_lines describes
    LineMap m_lines;
    QString m_mirror; ///< the editor's text, kept beside it so that its own is never read
    QString m_notice;
    QString m_breadcrumb;
    asl::StatePath m_state;
    QTimer m_quiet; ///< problems show when no key came for a while
    CodeCompletion* m_completion;
    CodeSearch* m_search;
    CodePlaces* m_places;
    CodeFolds* m_folds;
    LineProblems m_problems;
    std::pair<int, int> m_brackets{-1, -1};
    qreal m_textWidth = 0;
    int m_mostTabs = 0; ///< in one line
    bool m_hasWideLetters = false;
    int m_caret = 0;
    int m_selectionBegin = 0;
    int m_selectionEnd = 0;
    int m_caretLine = 1;
    int m_caretColumn = 1;
    int m_firstSelectedLine = -1;
    int m_lastSelectedLine = -1;
    bool m_isFocused = false;
    bool m_isDark = false;
    bool m_isReadOnly = false;
    bool m_isChangingShown = false;
    bool m_isTyping = false;
};

} // namespace statelight::app
