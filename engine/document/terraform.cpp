#include "document/terraform.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "source/hcl_scanner.h"

namespace statelight::document {

namespace {

using source::HclScanner;
using source::HclToken;
using Kind = source::HclToken::Kind;

std::string_view withoutQuotes(std::string_view text)
{
    const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The first `sign` that isn't written doubled, as "${" and "%{" are to mean themselves.
std::size_t findTemplate(std::string_view text, std::string_view sign, std::size_t from = 0)
{
    std::size_t at = text.find(sign, from);
    while (at != std::string_view::npos && at > 0 && text[at - 1] == sign.front())
        at = text.find(sign, at + 1);
    return at;
}

/// Whether some `${…}` holds what would end a text or a value of JSON.
bool hasOddInterpolation(std::string_view text)
{
    for (std::size_t at = findTemplate(text, "${"); at != std::string_view::npos; at = findTemplate(text, "${", at)) {
        at = text.find_first_of("}{\"\r\n", at + 2);
        if (at == std::string_view::npos || text[at] != '}')
            return true;
    }
    return false;
}

/// The blanks that every line with something in it begins with.
std::size_t commonIndent(std::string_view lines)
{
    std::optional<std::string_view> common;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const std::string_view line = lines.substr(begin, end - begin);
        begin = end + 1;
        if (isBlank(line))
            continue;
        const std::string_view indent = line.substr(0, line.find_first_not_of(" \t"));
        const std::string_view before = common.value_or(indent);
        common = before.substr(0, static_cast<std::size_t>(std::ranges::mismatch(before, indent).in1 - before.begin()));
    }
    return common.value_or(std::string_view()).size();
}

class TerraformReader {
public:
    explicit TerraformReader(std::string_view file)
        : m_file(file)
        , m_scanner(file)
    {}

    TemplateContents read()
    {
        std::array<HclToken, 3> header;
        for (HclToken token = m_scanner.next(); token.kind != Kind::End; token = m_scanner.next()) {
            if (!isSign(token, "{")) {
                header = {header[1], header[2], token};
                continue;
            }
            const bool isMachine = m_scanner.text(header[0].range) == "resource"
                && withoutQuotes(m_scanner.text(header[1].range)) == "aws_sfn_state_machine";
            readBlock(isMachine ? withoutQuotes(m_scanner.text(header[2].range)) : std::string_view());
            header = {};
        }
        return std::move(m_contents);
    }

private:
    [[nodiscard]] bool isSign(const HclToken& token, std::string_view sign) const
    {
        return m_scanner.isSign(token, sign);
    }

    /// To the end of the block; what it defines is of interest where it has a name.
    void readBlock(std::string_view name)
    {
        bool isSought = !name.empty();
        std::size_t depth = 1;
        for (HclToken token = m_scanner.next(); depth > 0 && token.kind != Kind::End;) {
            if (isSign(token, "{") || isSign(token, "[") || isSign(token, "("))
                ++depth;
            else if (isSign(token, "}") || isSign(token, "]") || isSign(token, ")"))
                --depth;
            const bool isDefinition
                = depth == 1 && token.kind == Kind::Word && m_scanner.text(token.range) == "definition";
            if (depth > 0)
                token = m_scanner.next();
            if (isSought && isDefinition && isSign(token, "=")) {
                readDefinition(std::string(name), m_scanner);
                isSought = false;
            }
        }
        if (isSought)
            close("template.form", std::string(name), "has no definition");
    }

    /// `ahead` stands behind the equals sign; it is a copy, so that the block is read on as any other.
    void readDefinition(const std::string& name, HclScanner ahead)
    {
        const HclToken value = ahead.next();
        if (value.kind == Kind::Heredoc)
            return addHeredoc(name, value);
        if (value.kind != Kind::Word)
            return close("template.form", name,
                "writes its definition in quotes or brackets; only a heredoc (<<EOF) can be opened");
        const std::string word(ahead.text(value.range));
        const HclToken behind = ahead.next();
        if (!isSign(behind, "("))
            return close(
                "template.elsewhere", name, "takes its definition from another place (" + word + "); open it there");
        if (word != "file" && word != "templatefile")
            return close(
                "template.form", name, "is put together by " + word + "(); only a heredoc (<<EOF) can be opened");
        const HclToken path = ahead.next();
        const std::string file
            = path.kind == Kind::Text ? std::string(ahead.text(path.range)) : std::string("another file");
        close("template.elsewhere", name, "keeps its definition in " + file + "; open that one");
    }

    void addHeredoc(const std::string& name, const HclToken& heredoc)
    {
        const std::string_view lines = m_file.substr(heredoc.lines.begin, heredoc.lines.length());
        if (heredoc.lines.end == heredoc.range.end)
            return close("template.form", name, "has a heredoc without its end marker");
        if (isBlank(lines))
            return close("template.form", name, "has an empty definition");
        if (findTemplate(lines, "%{") != std::string_view::npos)
            return close("template.form", name, "is put together by %{…}; only plain text and ${…} can be opened");
        if (hasOddInterpolation(lines))
            return close("template.form", name,
                "has quotes, braces or line ends within ${…}, where JSON can't be read; give that value a name in "
                "locals");
        m_contents.definitions.push_back({name, heredoc.lines, source::Format::Json,
            source::EmbeddedText::ofLines(m_file, heredoc.lines, static_cast<std::uint32_t>(commonIndent(lines)))});
    }

    void close(std::string code, const std::string& name, const std::string& why)
    {
        m_contents.closed.push_back({std::move(code), "\"" + name + "\" " + why + "."});
    }

    std::string_view m_file;
    HclScanner m_scanner;
    TemplateContents m_contents;
};

} // namespace

bool isTerraform(std::string_view fileName)
{
    return fileName.ends_with(".tf");
}

TemplateContents readTerraform(std::string_view file)
{
    return TerraformReader(file).read();
}

} // namespace statelight::document
