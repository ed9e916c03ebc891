#include "app/code/typing_aid.h"

#include <algorithm>

namespace statelight::app {

namespace {

class Aid {
public:
    Aid(const QString& text, source::Format format, const TypedKey& typed)
        : m_text(text)
        , m_format(format)
        , m_typed(typed)
        , m_begin(std::min(typed.anchor, typed.caret))
        , m_end(std::max(typed.anchor, typed.caret))
    {}

    std::optional<TypedChange> change() const
    {
        switch (m_typed.key) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return enter();
        case Qt::Key_Tab:
            return m_typed.shift ? outdent() : tab();
        case Qt::Key_Backtab:
            return outdent();
        case Qt::Key_Backspace:
            return backspace();
        default:
            return m_typed.text.size() == 1 ? character(m_typed.text.front()) : std::nullopt;
        }
    }

private:
    [[nodiscard]] int lineBegin(int position) const
    {
        return position == 0 ? 0 : static_cast<int>(m_text.lastIndexOf(u'\n', position - 1)) + 1;
    }
    [[nodiscard]] QChar at(int position) const
    {
        return position >= 0 && position < m_text.size() ? m_text[position] : QChar();
    }
    [[nodiscard]] QString unit() const
    {
        return m_text.contains(QStringLiteral("\n\t")) ? QStringLiteral("\t") : QStringLiteral("  ");
    }
    [[nodiscard]] QString indentOf(int begin, int end) const
    {
        int to = begin;
        while (to < end && (m_text[to] == u' ' || m_text[to] == u'\t'))
            ++to;
        return m_text.mid(begin, to - begin);
    }
    [[nodiscard]] bool isInString(int position) const
    {
        bool inside = false;
        for (int from = lineBegin(position); from < position; ++from) {
            if (m_text[from] == u'\\')
                ++from;
            else if (m_text[from] == u'"')
                inside = !inside;
        }
        return inside;
    }
    [[nodiscard]] TypedChange replace(const QString& inserted, int caret, bool isTyping = false) const
    {
        return {{{m_begin, m_end - m_begin, inserted}}, m_begin + caret, m_begin + caret, isTyping};
    }

    [[nodiscard]] TypedChange enter() const
    {
        const int line = lineBegin(m_begin);
        const QString indent = indentOf(line, m_begin);
        const QString head = m_text.mid(line, m_begin - line).trimmed();
        const bool opens = head.endsWith(u'{') || head.endsWith(u'[');
        const bool deeper = opens || (m_format == source::Format::Yaml && head.endsWith(u':'));
        const QString before = QStringLiteral("\n") + indent + (deeper ? unit() : QString());
        const bool closes = opens && (at(m_end) == u'}' || at(m_end) == u']');
        const QString behind = closes ? QStringLiteral("\n") + indent : QString();
        return replace(before + behind, static_cast<int>(before.size()));
    }

    [[nodiscard]] bool isSeveralLines() const { return m_text.mid(m_begin, m_end - m_begin).contains(u'\n'); }

    [[nodiscard]] TypedChange tab() const
    {
        if (isSeveralLines())
            return shiftLines([this](int) { return unit(); });
        return replace(unit(), static_cast<int>(unit().size()), true);
    }

    [[nodiscard]] TypedChange outdent() const
    {
        return shiftLines([](int) { return QString(); });
    }

    template <class Added>
    TypedChange shiftLines(Added added) const
    {
        TypedChange change{{}, m_typed.anchor, m_typed.caret, false};
        int line = lineBegin(m_begin);
        do {
            const QString more = added(line);
            int removed = 0;
            if (more.isEmpty())
                removed = at(line) == u'\t' ? 1 : static_cast<int>(std::min<qsizetype>(2, blanksAt(line)));
            const bool isEmptyLine = line == m_text.size() || m_text[line] == u'\n';
            if (removed > 0 || (!more.isEmpty() && !isEmptyLine)) {
                change.changes.push_back({line, removed, more});
                const int by = static_cast<int>(more.size()) - removed;
                change.anchor += line < m_typed.anchor || (line == m_typed.anchor && by < 0) ? by : 0;
                change.caret += line < m_typed.caret || (line == m_typed.caret && by < 0) ? by : 0;
                change.anchor = std::max(change.anchor, lineBegin(m_begin));
                change.caret = std::max(change.caret, lineBegin(m_begin));
            }
            line = static_cast<int>(m_text.indexOf(u'\n', line)) + 1;
        } while (line > 0 && line < m_end);
        return change;
    }

    [[nodiscard]] qsizetype blanksAt(int line) const
    {
        qsizetype blanks = 0;
        while (at(line + static_cast<int>(blanks)) == u' ')
            ++blanks;
        return blanks;
    }

    [[nodiscard]] std::optional<TypedChange> backspace() const
    {
        const QChar before = at(m_begin - 1);
        const bool isPair = m_begin == m_end && m_begin > 0 && !partnerOf(before).isNull()
            && at(m_begin) == partnerOf(before) && (before != u'"' || at(m_begin - 2) != u'\\');
        if (!isPair)
            return std::nullopt;
        return TypedChange{{{m_begin - 1, 2, QString()}}, m_begin - 1, m_begin - 1, true};
    }

    [[nodiscard]] static QChar partnerOf(QChar opening)
    {
        switch (opening.unicode()) {
        case u'{':
            return u'}';
        case u'[':
            return u']';
        case u'(':
            return u')';
        case u'"':
            return u'"';
        default:
            return {};
        }
    }

    [[nodiscard]] std::optional<TypedChange> character(QChar typed) const
    {
        const bool isCloser = typed == u'}' || typed == u']' || typed == u')' || typed == u'"';
        if (m_begin == m_end && isCloser && at(m_begin) == typed && at(m_begin - 1) != u'\\')
            return TypedChange{{}, m_begin + 1, m_begin + 1, true};
        if ((typed == u'}' || typed == u']') && m_begin == m_end)
            return closer(typed);
        const QChar partner = partnerOf(typed);
        if (partner.isNull())
            return std::nullopt;
        if (m_begin != m_end && !isSeveralLines() && typed != u'"') {
            const QString inner = m_text.mid(m_begin, m_end - m_begin);
            return TypedChange{{{m_begin, m_end - m_begin, typed + inner + partner}}, m_begin + 1, m_end + 1, false};
        }
        const bool inString = isInString(m_begin);
        const QChar next = at(m_end);
        const bool isFree
            = next.isNull() || next.isSpace() || QStringView(u",:}])").contains(next) || (inString && next == u'"');
        const bool isWanted = typed == u'"' ? !inString && m_format == source::Format::Json : isFree;
        if (!isFree || !isWanted || (inString && typed == u'"'))
            return std::nullopt;
        return replace(QString(typed) + partner, 1, true);
    }

    // A closing bracket that is the first of its line stands one level further out.
    [[nodiscard]] std::optional<TypedChange> closer(QChar typed) const
    {
        const int line = lineBegin(m_begin);
        const QString indent = indentOf(line, m_begin);
        if (indent.isEmpty() || indent.size() != m_begin - line || m_format == source::Format::Yaml)
            return std::nullopt;
        const int less = indent.endsWith(u'\t') ? 1 : static_cast<int>(std::min<qsizetype>(2, indent.size()));
        const int to = m_begin - less + 1;
        return TypedChange{{{m_begin - less, less, QString(typed)}}, to, to, true};
    }

    const QString& m_text;
    source::Format m_format;
    const TypedKey& m_typed;
    int m_begin;
    int m_end;
};

} // namespace

std::optional<TypedChange> typingAid(const QString& text, source::Format format, const TypedKey& typed)
{
    return Aid(text, format, typed).change();
}

} // namespace statelight::app
