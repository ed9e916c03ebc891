#include "source/source_text.h"

#include <algorithm>
#include <memory>

namespace statelight::source {

core::Value valueOf(const SourceText& source)
{
    if (source.meaning)
        return *source.meaning;
    const SourceTree tree = parse(std::make_shared<const std::string>(source.indent + source.text), source.format);
    const NodeIndex root = tree.root();
    return tree.value(root == noNode || source.keyLength == 0 ? root : tree.nodes()[root].firstChild);
}

std::string reindented(const SourceText& source, std::string_view indent)
{
    std::string out;
    std::size_t begin = 0;
    while (begin < source.text.size()) {
        const std::size_t end = source.text.find('\n', begin);
        const std::size_t next = end == std::string::npos ? source.text.size() : end + 1;
        std::string_view line = std::string_view(source.text).substr(begin, next - begin);
        // In YAML a line of blanks may be part of a block scalar: then it is longer than the indent.
        const std::size_t blanks = std::min(line.find_first_not_of(" \t"), line.size());
        const bool hasContent = line.find_first_not_of("\r\n", blanks) != std::string_view::npos;
        const bool shifts = hasContent || (source.format == Format::Yaml && blanks > source.indent.size());
        if (begin > 0 && shifts && line.starts_with(source.indent)) {
            line.remove_prefix(source.indent.size());
            out += indent;
        }
        out += line;
        begin = next;
    }
    return out;
}

} // namespace statelight::source
