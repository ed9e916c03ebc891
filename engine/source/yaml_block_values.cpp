#include <algorithm>
#include <utility>

#include "source/line_space.h"
#include "source/value_printer.h"
#include "source/yaml_block_writer.h"
#include "source/yaml_printer.h"
#include "source/yaml_scalar.h"

namespace statelight::source {

namespace {

bool isBlockScalar(std::string_view text)
{
    return text.starts_with('|') || text.starts_with('>');
}

bool isBracketed(std::string_view text)
{
    return text.starts_with('{') || text.starts_with('[');
}

bool hasSeveralLines(const core::Value& value)
{
    return value.isString() && value.string().find('\n') < value.string().size() - 1;
}

std::string blanks(std::uint32_t count)
{
    return std::string(count, ' '); // NOLINT(modernize-return-braced-init-list): braces would make a list of characters
}

} // namespace

/// A tag says what the old text is, so it goes with it; an anchor stays.
core::SourceRange YamlBlockWriter::replaced(NodeIndex index) const
{
    core::SourceRange place = node(index).range;
    const core::SourceRange tag = m_places.tag(index);
    if (!tag.isEmpty() && tag.begin >= m_places.anchor(index).end)
        place.begin = tag.begin;
    return place;
}

void YamlBlockWriter::writeValue(NodeIndex index, const core::Value& value)
{
    if (m_places.isBlock(index))
        return replaceBlock(index, value);
    const core::SourceRange place = replaced(index);
    const std::string_view old = textOf(node(index).range);
    if (isBracketed(old) && node(index).childCount > 0 && value.size() > 0)
        return replace(place,
            hasLineEnd(old) ? printValue(value, m_style, lineIndent(m_tree.text(), place.begin))
                            : printOnOneLine(value, m_style));
    if (!isInline(value, m_style))
        return writeFilled(index, place, value);
    if (value.isString() && isBlockScalar(old))
        return writeBlockScalar(index, place, value.string());
    const bool quoted = old.starts_with('"') || old.starts_with('\'');
    if (!quoted && hasSeveralLines(value) && writeLines(index, place, value.string()))
        return;
    const bool touches = place.isEmpty() && place.begin > 0
        && std::string_view(" \t\r\n").find(m_tree.text()[place.begin - 1]) == std::string_view::npos;
    const bool fresh = old.empty() || isBracketed(old) || value.size() > 0;
    replace(place,
        (touches ? " " : "")
            + (fresh ? printInline(value, m_style, columnOf(index)) : yamlScalarLike(old, value, m_style, false)));
}

void YamlBlockWriter::writeFilled(NodeIndex index, core::SourceRange place, const core::Value& value)
{
    if (!node(index).key.isEmpty()) {
        const core::SourceRange anchor = m_places.anchor(index);
        const std::uint32_t begin = anchor.isEmpty() ? m_places.gapBegin(index) : m_places.gapEnd(index);
        const std::uint32_t column = innerColumn(value, m_style, columnOf(index));
        replace({begin, place.end}, {});
        return insert(
            m_places.lineEnd(place.end), m_style.lineEnd + blanks(column) + printBlock(value, m_style, column));
    }
    if (node(index).parent == noNode)
        return replace(place, printBlock(value, m_style, 0));
    if (!m_places.anchor(index).isEmpty()) {
        const std::uint32_t below = columnOf(index) + 2;
        return replace(place, m_style.lineEnd + blanks(below) + printBlock(value, m_style, below));
    }
    const bool touches = place.begin == m_places.gapBegin(index);
    const std::uint32_t column = m_places.column(place.begin) + (touches ? 1 : 0);
    replace(place, (touches ? " " : "") + printBlock(value, m_style, column));
}

/// The new text keeps the style, depth and comment of the old block scalar where it can.
void YamlBlockWriter::writeBlockScalar(NodeIndex index, core::SourceRange place, std::string_view text)
{
    const std::uint32_t column = columnOf(index);
    const core::SourceRange old = node(index).range;
    const std::uint32_t headerEnd = std::min(m_places.lineEnd(old.begin), old.end);
    const std::uint32_t bodyColumn = m_places.column(firstContent(headerEnd));
    const bool hinted = textOf({old.begin, headerEnd}).find_first_of("123456789") == 1;
    const std::uint32_t step = bodyColumn > column && bodyColumn - column < 10 && !hinted && headerEnd < old.end
        ? bodyColumn - column
        : static_cast<std::uint32_t>(m_style.indent.size());
    auto literal = literalScalar(text, column, step, m_style);
    if (!literal)
        return replace(place, yamlScalar(core::Value(text), m_style, false));
    if (textOf(old).starts_with('>') && text.find('\n') >= text.size() - 1 && !text.starts_with(' '))
        literal->header.front() = '>';
    const std::string_view header = textOf({old.begin, headerEnd});
    const std::size_t comment = header.find('#');
    if (comment != std::string_view::npos)
        literal->header += " " + std::string(header.substr(comment));
    replace(place, literal->text());
}

bool YamlBlockWriter::writeLines(NodeIndex index, core::SourceRange place, std::string_view text)
{
    const auto step = static_cast<std::uint32_t>(m_style.indent.size());
    const auto literal = literalScalar(text, columnOf(index), step, m_style);
    if (!literal || hasLineEnd(textOf(place)))
        return false;
    const bool touches = place.begin == m_places.gapBegin(index);
    replace(place, (touches ? " " : "") + literal->header);
    insert(m_places.lineEnd(place.end), literal->lines);
    return true;
}

void YamlBlockWriter::replaceBlock(NodeIndex index, const core::Value& value)
{
    const core::SourceRange content{node(index).range.begin, m_places.contentEnd(index)};
    const std::uint32_t column = m_places.column(content.begin);
    const bool below = !node(index).key.isEmpty() && m_places.beginsLine(content.begin);
    if (below)
        return replaceBelow(index, value);
    if (!isInline(value, m_style))
        return replace(content, printBlock(value, m_style, column));
    const bool whole = node(index).parent == noNode && value.isString();
    replace(content, whole ? yamlScalar(value, m_style, false) : printInline(value, m_style, columnOf(index)));
}

void YamlBlockWriter::replaceBelow(NodeIndex index, const core::Value& value)
{
    const std::uint32_t begin = node(index).range.begin;
    const std::uint32_t end = m_places.contentEnd(index);
    if (!isInline(value, m_style)) {
        const std::uint32_t column = innerColumn(value, m_style, columnOf(index));
        return replace({m_places.lineBegin(begin), end}, blanks(column) + printBlock(value, m_style, column));
    }
    std::string text = printInline(value, m_style, columnOf(index));
    const std::size_t lines = std::min(text.find_first_of("\r\n"), text.size());
    insert(m_places.gapEnd(index), " " + text.substr(0, lines));
    replace({m_places.lineEnd(m_places.gapEnd(index)), end}, text.substr(lines));
}

void YamlBlockWriter::writeKey(NodeIndex member, const std::string& key)
{
    replace(node(member).key, yamlScalarLike(textOf(node(member).key), core::Value(key), m_style, false));
}

} // namespace statelight::source
