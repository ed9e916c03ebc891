#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickTextDocument>
#include <memory>
#include <string>

#include "app/code/code_highlighter.h"
#include "app/code/line_map.h"
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
    Q_PROPERTY(QString breadcrumb READ breadcrumb NOTIFY caretChanged FINAL)
    Q_PROPERTY(int caretLine READ caretLine NOTIFY caretChanged FINAL)
    Q_PROPERTY(int caretColumn READ caretColumn NOTIFY caretChanged FINAL)
    Q_PROPERTY(int firstSelectedLine READ firstSelectedLine NOTIFY selectedLinesChanged FINAL)
    Q_PROPERTY(int lastSelectedLine READ lastSelectedLine NOTIFY selectedLinesChanged FINAL)

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
    /// The blanks that a new line after `position` begins with.
    Q_INVOKABLE QString indentAfter(int position) const;
    /// Marks the state's lines and asks to show them; an unknown path takes the mark away.
    void revealState(const asl::StatePath& state, bool scroll);
    void revealOffset(std::uint32_t offset);

    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly || m_document->isReadOnly(); }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QString breadcrumb() const { return m_breadcrumb; }
    [[nodiscard]] int caretLine() const { return m_caretLine; }
    [[nodiscard]] int caretColumn() const { return m_caretColumn; }
    [[nodiscard]] int firstSelectedLine() const { return m_firstSelectedLine; }
    [[nodiscard]] int lastSelectedLine() const { return m_lastSelectedLine; }
    [[nodiscard]] QTextDocument* shown() const { return m_shown; }

signals:
    void modeChanged();
    void caretChanged();
    void selectedLinesChanged();
    void attachedChanged();
    /// The user put the caret into this state (empty: outside every state).
    void statePointed(const statelight::asl::StatePath& state);
    void revealRequested(int position);

private:
    void load();
    void loadReadOnly(const QString& notice);
    void onContentsChange(int position, int removed, int added);
    void onTextEdited(const source::TextEdits& edits);
    void onSnapshot();
    void markProblems();
    void markState();
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
    int m_caretLine = 1;
    int m_caretColumn = 1;
    int m_firstSelectedLine = -1;
    int m_lastSelectedLine = -1;
    bool m_isDark = false;
    bool m_isReadOnly = false;
    bool m_isChangingShown = false;
    bool m_isTyping = false;
};

} // namespace statelight::app
