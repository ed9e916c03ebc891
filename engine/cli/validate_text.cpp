#include <algorithm>
#include <array>

#include "cli/diagnostic_lines.h"
#include "cli/validate_format.h"

namespace statelight::cli {

namespace {

using core::Diagnostic;
using core::Severity;

constexpr std::size_t longestLine = 160; // characters shown of a source line

std::string_view word(Severity severity)
{
    constexpr std::array<std::string_view, 3> words{"error", "warning", "advice"};
    return words.at(static_cast<std::size_t>(severity));
}

struct Paint {
    bool isOn = false;
    [[nodiscard]] std::string_view bold() const { return isOn ? "\033[1m" : ""; }
    [[nodiscard]] std::string_view of(Severity severity) const
    {
        constexpr std::array<std::string_view, 3> colours{"\033[1;31m", "\033[1;33m", "\033[1;36m"};
        return isOn ? colours.at(static_cast<std::size_t>(severity)) : "";
    }
    [[nodiscard]] std::string_view off() const { return isOn ? "\033[0m" : ""; }
};

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

// Every character before the caret becomes a blank, but tabs stay, so that both lines are aligned alike.
std::string blanks(std::string_view text)
{
    std::string result;
    for (const char byte : text) {
        if (byte == '\t') {
            result += '\t';
        } else if ((static_cast<unsigned char>(byte) & 0xc0) != 0x80) {
            result += ' ';
        }
    }
    return result;
}

std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

class TextReport : public Report {
public:
    TextReport(std::ostream& out, bool colours)
        : m_out(out)
        , m_paint{colours}
    {}

    void add(const Validated& file) override;
    void finish() override;

private:
    void writeSource(std::string_view text, const DiagnosticLines& lines, const Diagnostic& found);

    std::ostream& m_out;
    Paint m_paint;
    std::size_t m_files = 0;
    std::array<std::size_t, 3> m_counts{};
};

void TextReport::writeSource(std::string_view text, const DiagnosticLines& lines, const Diagnostic& found)
{
    const auto line = lines.begin(found).line;
    const std::uint32_t begin = lines.index.lineBegin(line);
    const std::uint32_t end = lines.index.lineEnd(line);
    const std::string_view whole = text.substr(begin, end - begin);
    const std::uint32_t mark = std::clamp(found.range.begin, begin, end);
    if (characters(whole) > longestLine) {
        return; // a definition in one line: what stands around the place says nothing
    }
    const std::string_view marked = text.substr(mark, std::clamp(found.range.end, mark, end) - mark);
    m_out << "  " << whole << "\n  " << blanks(text.substr(begin, mark - begin)) << m_paint.of(found.severity) << '^'
          << std::string(std::max<std::size_t>(characters(marked), 1) - 1, '~') << m_paint.off() << '\n';
}

void TextReport::add(const Validated& file)
{
    ++m_files;
    const DiagnosticLines lines(*file.snapshot);
    for (const Diagnostic& found : file.snapshot->diagnostics) {
        ++m_counts.at(static_cast<std::size_t>(found.severity));
        const auto begin = lines.begin(found);
        m_out << m_paint.bold() << file.title() << ':' << begin.line << ':' << begin.column << ": " << m_paint.off()
              << m_paint.of(found.severity) << word(found.severity) << ": " << m_paint.off() << found.message
              << (found.location.empty() ? "" : " at ") << found.location << " [" << found.code << "]\n";
        writeSource(file.snapshot->tree.text(), lines, found);
        for (const core::Fix& fix : found.fixes) {
            m_out << "  fix: " << fix.label << '\n';
        }
    }
}

void TextReport::finish()
{
    m_out << counted(m_counts[0], "error") << ", " << counted(m_counts[1], "warning");
    if (m_counts[2] > 0) {
        m_out << ", " << m_counts[2] << (m_counts[2] == 1 ? " piece" : " pieces") << " of advice";
    }
    m_out << " in " << counted(m_files, "file") << '\n';
}

// GitHub's escapes; a property may hold neither a colon nor a comma besides.
std::string escaped(std::string_view text, bool isProperty)
{
    std::string result;
    for (const char character : text) {
        if (character == '%') {
            result += "%25";
        } else if (character == '\r') {
            result += "%0D";
        } else if (character == '\n') {
            result += "%0A";
        } else if (isProperty && character == ':') {
            result += "%3A";
        } else if (isProperty && character == ',') {
            result += "%2C";
        } else {
            result += character;
        }
    }
    return result;
}

class GithubReport : public Report {
public:
    explicit GithubReport(std::ostream& out)
        : m_out(out)
    {}

    void add(const Validated& file) override
    {
        const DiagnosticLines lines(*file.snapshot);
        for (const Diagnostic& found : file.snapshot->diagnostics) {
            const auto begin = lines.begin(found);
            m_out << "::" << (found.severity == Severity::Info ? "notice" : word(found.severity))
                  << " file=" << escaped(file.file, true) << ",line=" << begin.line << ",col=" << begin.column
                  << ",title=" << escaped(found.code, true) << "::" << escaped(found.message, false) << '\n';
        }
    }

private:
    std::ostream& m_out;
};

} // namespace

std::unique_ptr<Report> textReport(std::ostream& out, bool colours)
{
    return std::make_unique<TextReport>(out, colours);
}

std::unique_ptr<Report> githubReport(std::ostream& out)
{
    return std::make_unique<GithubReport>(out);
}

bool hasErrors(const Validated& validated)
{
    return std::ranges::any_of(
        validated.snapshot->diagnostics, [](const Diagnostic& found) { return found.severity == Severity::Error; });
}

} // namespace statelight::cli
