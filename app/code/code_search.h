#pragma once

#include <QtCore/QObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>
#include <vector>

namespace statelight::app {

class CodeEditor;

/// A place that a search has found, in UTF-16 units of the shown text.
struct CodeMatch {
    int begin = 0;
    int length = 0;
    bool operator==(const CodeMatch&) const = default;
};

/// Find and replace in a code view.
class CodeSearch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A code editor has its search")
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(QString pattern READ pattern WRITE setPattern NOTIFY optionsChanged FINAL)
    Q_PROPERTY(QString replacement MEMBER m_replacement NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool caseSensitive READ isCaseSensitive WRITE setCaseSensitive NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool wholeWord READ isWholeWord WRITE setWholeWord NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool regular READ isRegular WRITE setRegular NOTIFY optionsChanged FINAL)
    /// "3 of 12", "no match", or what is wrong with the regular expression.
    Q_PROPERTY(QString summary READ summary NOTIFY matchesChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY matchesChanged FINAL)
    Q_PROPERTY(bool valid READ isValid NOTIFY matchesChanged FINAL)

public:
    explicit CodeSearch(CodeEditor* editor);

    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// Only an active search looks for matches and shows them.
    void setActive(bool active);
    [[nodiscard]] QString pattern() const { return m_pattern; }
    void setPattern(const QString& pattern);
    [[nodiscard]] bool isCaseSensitive() const { return m_isCaseSensitive; }
    void setCaseSensitive(bool on);
    [[nodiscard]] bool isWholeWord() const { return m_isWholeWord; }
    void setWholeWord(bool on);
    [[nodiscard]] bool isRegular() const { return m_isRegular; }
    void setRegular(bool on);
    [[nodiscard]] QString summary() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_matches.size()); }
    [[nodiscard]] bool isValid() const { return m_expression.isValid(); }
    [[nodiscard]] const std::vector<CodeMatch>& matches() const { return m_matches; }
    /// The row of the match that is selected; -1 without.
    [[nodiscard]] int current() const { return m_current; }

    /// Takes what is selected on one line, if anything, as the pattern.
    Q_INVOKABLE void takeSelection(int begin, int end);
    /// Goes to the next match behind the caret, or before it, around the text's ends.
    Q_INVOKABLE void step(bool forward);
    /// Replaces the selected match, then goes to the next one.
    Q_INVOKABLE void replaceCurrent();
    /// One undo step.
    Q_INVOKABLE void replaceAll();

signals:
    void activeChanged();
    void optionsChanged();
    void matchesChanged();

private:
    void onOptions();
    void look();
    void select(int row);
    [[nodiscard]] QString replacementOf(const CodeMatch& match) const;

    CodeEditor* m_editor;
    QString m_pattern;
    QString m_replacement;
    QRegularExpression m_expression;
    QTimer m_later;
    std::vector<CodeMatch> m_matches;
    int m_current = -1;
    bool m_isActive = false;
    bool m_isCaseSensitive = false;
    bool m_isWholeWord = false;
    bool m_isRegular = false;
};

} // namespace statelight::app
