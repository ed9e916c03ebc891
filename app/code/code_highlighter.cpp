#include "app/code/code_highlighter.h"

#include <QtGui/QTextDocument>
#include <algorithm>
#include <theme.h>

namespace statelight::app {

namespace {

QColor color(const theme::Color& token)
{
    return QColor(token.red, token.green, token.blue, token.alpha);
}

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
        m_formats[kind].setForeground(color(colors[kind]));
    }
    m_formats[static_cast<std::size_t>(TokenKind::Comment)].setFontItalic(true);
    m_span = color(palette.syntaxSpan);
    m_severities = {color(palette.error), color(palette.warning), color(palette.info)};
}

void CodeHighlighter::setDark(bool dark)
{
    makeFormats(dark);
    rehighlight();
}

void CodeHighlighter::setProblems(LineProblems problems)
{
    std::swap(m_problems, problems);
    const auto refresh = [this](const LineProblems& lines, const LineProblems& others) {
        for (const auto& [line, found] : lines) {
            const auto other = others.find(line);
            if (other == others.end() || other->second != found) {
                rehighlightBlock(document()->findBlockByNumber(line));
            }
        }
    };
    refresh(m_problems, problems);
    refresh(problems, m_problems);
}

void CodeHighlighter::underline(const LineProblem& problem)
{
    for (int at = problem.begin; at < problem.begin + problem.length; ++at) {
        QTextCharFormat marked = format(at);
        marked.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        marked.setUnderlineColor(m_severities[static_cast<std::size_t>(problem.severity)]);
        setFormat(at, 1, marked);
    }
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
    if (const auto found = m_problems.find(currentBlock().blockNumber()); found != m_problems.end()) {
        std::ranges::for_each(found->second, [this](const LineProblem& problem) { underline(problem); });
    }
}

} // namespace statelight::app
