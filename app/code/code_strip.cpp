#include "app/code/code_strip.h"

#include <QtGui/QPainter>
#include <algorithm>
#include <map>

#include "app/document/theme_color.h"

namespace statelight::app {

namespace {

constexpr qreal markHeight = 3;

core::Severity worstOf(const std::vector<LineProblem>& problems)
{
    return std::ranges::min(problems, {}, &LineProblem::severity).severity;
}

} // namespace

CodeStrip::CodeStrip(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{}

void CodeStrip::setEditor(CodeEditor* editor)
{
    if (m_editor == editor)
        return;
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->search()->disconnect(this);
    }
    m_editor = editor;
    if (editor != nullptr) {
        const auto repaint = [this] { update(); };
        connect(editor, &CodeEditor::problemsChanged, this, repaint);
        connect(editor, &CodeEditor::modeChanged, this, repaint);
        connect(editor->search(), &CodeSearch::matchesChanged, this, repaint);
    }
    update();
    emit editorChanged();
}

void CodeStrip::setDark(bool dark)
{
    if (dark == m_isDark)
        return;
    m_isDark = dark;
    update();
    emit darkChanged();
}

void CodeStrip::paint(QPainter* painter)
{
    if (!m_editor || m_editor->isReadOnly())
        return;
    const theme::Palette& palette = m_isDark ? theme::dark : theme::light;
    const qreal lines = std::max(1, m_editor->lineCount());
    const auto topOf = [&](int line) { return static_cast<int>(line / lines * (height() - markHeight)); };
    // Thousands of lines share a few hundred places: each is painted once.
    std::map<int, const theme::Color*> marks;
    for (const CodeMatch& match : m_editor->search()->matches())
        marks.emplace(topOf(m_editor->lines().lineOfPosition(match.begin)), &palette.accent);
    for (const auto& [line, problems] : m_editor->problems()) {
        const core::Severity worst = worstOf(problems);
        if (worst == core::Severity::Error)
            marks.insert_or_assign(topOf(line), &palette.error);
        else if (worst == core::Severity::Warning)
            marks.emplace(topOf(line), &palette.warning);
    }
    for (const auto& [top, token] : marks)
        painter->fillRect(QRectF(0, top, width(), markHeight), toColor(*token));
}

} // namespace statelight::app
