#pragma once

#include <QtGui/QSyntaxHighlighter>
#include <array>

#include "app/code/code_lexer.h"

namespace statelight::app {

/// Colours the lines of a definition with the theme's syntax colours.
class CodeHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    CodeHighlighter(QTextDocument* document, source::Format format, bool dark);

    void setDark(bool dark);

protected:
    void highlightBlock(const QString& text) override;

private:
    void makeFormats(bool dark);

    source::Format m_format;
    std::array<QTextCharFormat, 9> m_formats;
    QColor m_span;
};

} // namespace statelight::app
