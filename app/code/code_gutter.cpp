#include "app/code/code_gutter.h"

#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>

#include "app/code/visible_lines.h"
#include "app/document/theme_color.h"

namespace statelight::app {

namespace {

constexpr qreal chevronCell = 16; // at the right end, of which the arrow takes the middle

void paintChevron(QPainter& painter, QPointF middle, bool isFolded)
{
    const QPointF along = isFolded ? QPointF(0, 3.5) : QPointF(3.5, 0);
    const QPointF tip = isFolded ? QPointF(2, 0) : QPointF(0, 2);
    painter.drawPolyline(QPolygonF({middle - along - tip, middle + tip, middle + along - tip}));
}

} // namespace

CodeGutter::CodeGutter(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
}

void CodeGutter::setEditor(CodeEditor* editor)
{
    if (m_editor == editor) {
        return;
    }
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->folds()->disconnect(this);
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
        connect(editor->folds(), &CodeFolds::changed, this, [this] { update(); });
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
    painter->setRenderHint(QPainter::Antialiasing);
    const QTextDocument& text = *m_editor->shown();
    const qreal offset = m_topPadding - m_scroll;
    for (QTextBlock block = firstVisibleLine(text, -offset); block.isValid(); block = nextVisibleLine(block)) {
        const QRectF line = text.documentLayout()->blockBoundingRect(block).translated(0, offset);
        if (line.top() > height()) {
            break;
        }
        const int number = block.blockNumber();
        const bool isCaret = number + 1 == m_editor->caretLine();
        painter->setPen(toColor(isCaret ? palette.text : palette.textMuted));
        painter->drawText(QRectF(0, line.top(), width() - chevronCell - 4, line.height()),
            Qt::AlignRight | Qt::AlignVCenter, QString::number(number + 1));
        if (m_editor->folds()->isFolded(number) || m_editor->folds()->canFold(number)) {
            painter->setPen(QPen(toColor(palette.textMuted), 1.2));
            paintChevron(
                *painter, {width() - chevronCell / 2 - 2, line.center().y()}, m_editor->folds()->isFolded(number));
        }
        if (number >= m_editor->firstSelectedLine() && number <= m_editor->lastSelectedLine()
            && m_editor->firstSelectedLine() >= 0) {
            painter->fillRect(QRectF(width() - 2, line.top(), 2, line.height()), toColor(palette.selection));
        }
    }
}

void CodeGutter::mousePressEvent(QMouseEvent* event)
{
    if (!m_editor || m_editor->shown() == nullptr || event->position().x() < width() - 2 * chevronCell) {
        event->ignore();
        return;
    }
    const QTextBlock block = firstVisibleLine(*m_editor->shown(), event->position().y() + m_scroll - m_topPadding);
    if (block.isValid()) {
        m_editor->folds()->toggle(block.blockNumber());
    }
}

} // namespace statelight::app
