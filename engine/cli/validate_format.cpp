#include "cli/validate_format.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/json.h"
#include "source/line_index.h"

namespace statelight::cli {

namespace {

using core::Diagnostic;
using core::Member;
using core::Severity;
using core::Value;

constexpr std::size_t longestLine = 160; // characters shown of a source line

std::string_view word(Severity severity)
{
    constexpr std::array<std::string_view, 3> words{"error", "warning", "info"};
    return words[static_cast<std::size_t>(severity)];
}

std::string_view awsWord(Severity severity)
{
    return severity == Severity::Error ? "ERROR" : "WARNING";
}

Value integer(std::size_t number)
{
    return Value(static_cast<std::int64_t>(number));
}

/// Begin and end of a finding as people count them.
struct Lines {
    explicit Lines(const document::Snapshot& snapshot)
        : index(snapshot.tree.sharedText())
    {}
    [[nodiscard]] source::TextPosition begin(const Diagnostic& found) const
    {
        return index.position(found.range.begin);
    }
    [[nodiscard]] source::TextPosition end(const Diagnostic& found) const { return index.position(found.range.end); }

    source::LineIndex index;
};

struct Paint {
    bool isOn = false;
    [[nodiscard]] std::string_view bold() const { return isOn ? "\033[1m" : ""; }
    [[nodiscard]] std::string_view of(Severity severity) const
    {
        if (!isOn) {
            return "";
        }
        return severity == Severity::Error ? "\033[1;31m" : "\033[1;33m";
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

void writeSource(
    std::ostream& out, std::string_view text, const Lines& lines, const Diagnostic& found, const Paint& paint)
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
    out << "  " << whole << "\n  " << blanks(text.substr(begin, mark - begin)) << paint.of(found.severity) << '^'
        << std::string(std::max<std::size_t>(characters(marked), 1) - 1, '~') << paint.off() << '\n';
}

std::size_t count(std::span<const Validated> files, Severity severity)
{
    std::size_t sum = 0;
    for (const Validated& file : files) {
        sum += static_cast<std::size_t>(
            std::ranges::count(file.snapshot->diagnostics, severity, &Diagnostic::severity));
    }
    return sum;
}

std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

Value diagnosticValue(const Diagnostic& found, const Lines& lines)
{
    std::vector<Member> members{
        {"severity", awsWord(found.severity)}, {"code", found.code}, {"message", found.message}};
    if (!found.location.empty()) {
        members.push_back({"location", found.location});
    }
    members.push_back({"line", integer(lines.begin(found).line)});
    members.push_back({"column", integer(lines.begin(found).column)});
    return Value::object(std::move(members));
}

Value fileValue(const Validated& file, bool isNamed)
{
    const Lines lines(*file.snapshot);
    std::vector<Value> diagnostics;
    for (const Diagnostic& found : file.snapshot->diagnostics) {
        diagnostics.push_back(diagnosticValue(found, lines));
    }
    std::vector<Member> members;
    if (isNamed) {
        members.push_back({"file", file.file});
    }
    members.push_back({"result", hasErrors(file) ? "FAIL" : "OK"});
    members.push_back({"diagnostics", Value::array(std::move(diagnostics))});
    members.push_back({"truncated", false});
    return Value::object(std::move(members));
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

Value region(const Diagnostic& found, const Lines& lines)
{
    const auto begin = lines.begin(found);
    const auto end = lines.end(found);
    return Value::object({{"startLine", integer(begin.line)}, {"startColumn", integer(begin.column)},
        {"endLine", integer(end.line)}, {"endColumn", integer(end.column)}});
}

Value sarifResult(const Validated& file, const Diagnostic& found, const Lines& lines)
{
    const Value artifact = Value::object({{"uri", file.file}});
    const Value physical = Value::object({{"artifactLocation", artifact}, {"region", region(found, lines)}});
    std::vector<Member> place{{"physicalLocation", physical}};
    if (!found.location.empty()) {
        const Value logical = Value::object({{"fullyQualifiedName", found.location}});
        place.push_back({"logicalLocations", Value::array({logical})});
    }
    return Value::object(
        {{"ruleId", found.code}, {"level", found.severity == Severity::Info ? "note" : word(found.severity)},
            {"message", Value::object({{"text", found.message}})},
            {"locations", Value::array({Value::object(std::move(place))})}});
}

Value sarifRules(std::span<const Validated> files)
{
    std::vector<std::string> codes;
    for (const Validated& file : files) {
        for (const Diagnostic& found : file.snapshot->diagnostics) {
            codes.push_back(found.code);
        }
    }
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    std::vector<Value> rules;
    rules.reserve(codes.size());
    for (const std::string& code : codes) {
        rules.push_back(Value::object({{"id", code}}));
    }
    return Value::array(std::move(rules));
}

} // namespace

bool hasErrors(const Validated& validated)
{
    return std::ranges::any_of(
        validated.snapshot->diagnostics, [](const Diagnostic& found) { return found.severity == Severity::Error; });
}

void writeText(std::ostream& out, std::span<const Validated> files, bool colours)
{
    const Paint paint{colours};
    for (const Validated& file : files) {
        const Lines lines(*file.snapshot);
        for (const Diagnostic& found : file.snapshot->diagnostics) {
            const auto begin = lines.begin(found);
            out << paint.bold() << file.file << ':' << begin.line << ':' << begin.column << ": " << paint.off()
                << paint.of(found.severity) << word(found.severity) << ": " << paint.off() << found.message
                << (found.location.empty() ? "" : " at ") << found.location << " [" << found.code << "]\n";
            writeSource(out, file.snapshot->tree.text(), lines, found, paint);
        }
    }
    out << counted(count(files, Severity::Error), "error") << ", "
        << counted(count(files, Severity::Warning), "warning") << " in " << counted(files.size(), "file") << '\n';
}

void writeJson(std::ostream& out, std::span<const Validated> files)
{
    for (const Validated& file : files) {
        out << core::toJson(fileValue(file, files.size() > 1)) << '\n';
    }
}

void writeGithub(std::ostream& out, std::span<const Validated> files)
{
    for (const Validated& file : files) {
        const Lines lines(*file.snapshot);
        for (const Diagnostic& found : file.snapshot->diagnostics) {
            const auto begin = lines.begin(found);
            out << "::" << (found.severity == Severity::Info ? "notice" : word(found.severity))
                << " file=" << escaped(file.file, true) << ",line=" << begin.line << ",col=" << begin.column
                << ",title=" << escaped(found.code, true) << "::" << escaped(found.message, false) << '\n';
        }
    }
}

void writeSarif(std::ostream& out, std::span<const Validated> files)
{
    std::vector<Value> results;
    for (const Validated& file : files) {
        const Lines lines(*file.snapshot);
        for (const Diagnostic& found : file.snapshot->diagnostics) {
            results.push_back(sarifResult(file, found, lines));
        }
    }
    const Value driver = Value::object({{"name", "statelight-cli"}, {"rules", sarifRules(files)}});
    const Value run = Value::object({{"tool", Value::object({{"driver", driver}})}, {"columnKind", "unicodeCodePoints"},
        {"results", Value::array(std::move(results))}});
    const Value log = Value::object({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"},
        {"runs", Value::array({run})}});
    out << core::toJson(log, 2) << '\n';
}

} // namespace statelight::cli
