#include "app/code/code_highlighter.h"

#include <QtGui/QTextDocument>

#include "app/document/theme_color.h"

namespace statelight::app {

namespace {

// A block's state keeps a LexState in one number; -1 is Qt's word for "none yet".
int packed(const LexState& state)
{
    return (state.blockIndent + 1) * 2 + (state.inExpression ? 1 : 0);
}

LexState unpacked(int number)
{
    return number < 0 ? LexState{} : LexState{number / 2 - 1, number % 2 == 1};
}

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument* document, source::Format format, bool dark)
    : QSyntaxHighlighter(static_cast<QObject*>(nullptr))
    , m_format(format)
{
    makeFormats(dark);
    setDocument(document);
}

void CodeHighlighter::makeFormats(bool dark)
{
    const theme::Palette& palette = dark ? theme::dark : theme::light;
    const std::array colors{palette.text, palette.syntaxKey, palette.syntaxString, palette.syntaxNumber,
        palette.syntaxLiteral, palette.syntaxPunctuation, palette.syntaxPunctuation, palette.syntaxLiteral,
        palette.syntaxKey};
    for (std::size_t kind = 0; kind < m_formats.size(); ++kind) {
        m_formats[kind].setForeground(toColor(colors[kind]));
    }
    m_formats[static_cast<std::size_t>(TokenKind::Comment)].setFontItalic(true);
    m_span = toColor(palette.syntaxSpan);
}

void CodeHighlighter::setDark(bool dark)
{
    makeFormats(dark);
    // Laid out once at the end, not once for each line.
    document()->setLayoutEnabled(false);
    rehighlight();
    document()->setLayoutEnabled(true);
}

void CodeHighlighter::highlightBlock(const QString& text)
{
    LexState state = unpacked(previousBlockState());
    for (const CodeToken& token : lexLine(text, m_format, state)) {
        QTextCharFormat look = m_formats[static_cast<std::size_t>(token.kind)];
        if (token.isExpression) {
            look.setBackground(m_span);
        }
        setFormat(token.begin, token.length, look);
    }
    setCurrentBlockState(packed(state));
}

} // namespace statelight::app
