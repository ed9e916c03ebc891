#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <vector>

class QTextBlock;

namespace statelight::app {

class CodeEditor;

/// Which lines of a code view can be folded away: those indented deeper than the line above them. What is folded is
/// known by the lines of the shown text themselves. Lines count from 0.
class CodeFolds : public QObject {
    Q_OBJECT

public:
    explicit CodeFolds(CodeEditor* editor);

    /// Whether something below the line can be folded, as the text was a moment ago.
    [[nodiscard]] bool canFold(int line) const;
    [[nodiscard]] bool isFolded(int line) const;
    void toggle(int line);
    /// The innermost fold around the line.
    void foldAround(int line);
    /// Everything folded at or around the line.
    void unfoldAround(int line);
    /// Every state, so that one line of each is left.
    void foldAll();
    void unfoldAll();

signals:
    void changed();

private:
    void read();
    void setFolded(int line, bool folded);
    void hide(int from, int to, bool hidden);
    [[nodiscard]] QTextBlock block(int line) const;

    CodeEditor* m_editor;
    QTimer m_later;
    std::vector<int> m_ends; ///< by line: the last line of its fold, or the line itself
};

} // namespace statelight::app
