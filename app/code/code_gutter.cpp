#include "app/code/code_gutter.h"

#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <algorithm>
#include <theme.h>

namespace statelight::app {

namespace {

QColor color(const theme::Color& token)
{
    return QColor(token.red, token.green, token.blue, token.alpha);
}

QTextBlock firstVisible(const QTextDocument& text, qreal top)
{
    int low = 0;
    int high = text.blockCount() - 1;
    while (low < high) {
        const int middle = (low + high) / 2;
        const QTextBlock block = text.findBlockByNumber(middle);
        if (text.documentLayout()->blockBoundingRect(block).bottom() <= top) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return text.findBlockByNumber(low);
}

} // namespace

CodeGutter::CodeGutter(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{}

void CodeGutter::setEditor(CodeEditor* editor)
{
    if (m_editor == editor) {
        return;
    }
    if (m_editor) {
        m_editor->disconnect(this);
    }
    m_editor = editor;
    const auto watch = [this] {
        if (m_editor && m_editor->shown() != nullptr) {
            m_editor->shown()->disconnect(this);
            connect(m_editor->shown(), &QTextDocument::blockCountChanged, this, [this] { update(); });
        }
        update();
    };
    if (editor != nullptr) {
        connect(editor, &CodeEditor::attachedChanged, this, watch);
        connect(editor, &CodeEditor::modeChanged, this, [this] { update(); });
        connect(editor, &CodeEditor::caretChanged, this, [this] { update(); });
        connect(editor, &CodeEditor::selectedLinesChanged, this, [this] { update(); });
        watch();
    }
    emit editorChanged();
}

void CodeGutter::setScroll(qreal scroll)
{
    if (m_scroll != scroll) {
        m_scroll = scroll;
        update();
        emit scrollChanged();
    }
}

void CodeGutter::setTopPadding(qreal padding)
{
    if (m_topPadding != padding) {
        m_topPadding = padding;
        update();
        emit scrollChanged();
    }
}

void CodeGutter::setDark(bool dark)
{
    if (m_isDark != dark) {
        m_isDark = dark;
        update();
        emit darkChanged();
    }
}

void CodeGutter::paint(QPainter* painter)
{
    if (!m_editor || m_editor->shown() == nullptr) {
        return;
    }
    const theme::Palette& palette = m_isDark ? theme::dark : theme::light;
    QFont font(QStringLiteral("JetBrains Mono"));
    font.setPixelSize(12);
    painter->setFont(font);
    const QTextDocument& text = *m_editor->shown();
    const qreal offset = m_topPadding - m_scroll;
    for (QTextBlock block = firstVisible(text, -offset); block.isValid(); block = block.next()) {
        const QRectF line = text.documentLayout()->blockBoundingRect(block).translated(0, offset);
        if (line.top() > height()) {
            break;
        }
        const int number = block.blockNumber();
        const bool isCaret = number + 1 == m_editor->caretLine();
        painter->setPen(color(isCaret ? palette.text : palette.textMuted));
        painter->drawText(QRectF(0, line.top(), width() - 16, line.height()), Qt::AlignRight | Qt::AlignVCenter,
            QString::number(number + 1));
        if (number >= m_editor->firstSelectedLine() && number <= m_editor->lastSelectedLine()
            && m_editor->firstSelectedLine() >= 0) {
            painter->fillRect(QRectF(width() - 2, line.top(), 2, line.height()), color(palette.selection));
        }
    }
}

} // namespace statelight::app
