#pragma once

#include <QtGui/QSyntaxHighlighter>
#include <array>
#include <unordered_map>
#include <vector>

#include "app/code/code_lexer.h"
#include "core/diagnostic.h"

namespace statelight::app {

/// A problem as it lies on one line, in UTF-16 units.
struct LineProblem {
    int begin = 0;
    int length = 0;
    core::Severity severity = core::Severity::Error;
    bool operator==(const LineProblem&) const = default;
};

using LineProblems = std::unordered_map<int, std::vector<LineProblem>>;

/// Colours the lines of a definition with the theme's syntax colours and underlines its problems.
class CodeHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    CodeHighlighter(QTextDocument* document, source::Format format, bool dark);

    void setDark(bool dark);
    /// Repaints only the lines whose problems differ.
    void setProblems(LineProblems problems);

protected:
    void highlightBlock(const QString& text) override;

private:
    void makeFormats(bool dark);
    void underline(const LineProblem& problem);

    source::Format m_format;
    std::array<QTextCharFormat, 9> m_formats;
    QColor m_span;
    std::array<QColor, 3> m_severities;
    LineProblems m_problems;
};

} // namespace statelight::app
