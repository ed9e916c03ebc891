#include <array>
#include <set>
#include <utility>
#include <vector>

#include "asl/lint/rule.h"
#include "asl/variable_references.h"
#include "cli/diagnostic_lines.h"
#include "cli/validate_format.h"
#include "core/json.h"

namespace statelight::cli {

namespace {

using core::Diagnostic;
using core::Member;
using core::Severity;
using core::Value;

Value integer(std::size_t number)
{
    return Value(static_cast<std::int64_t>(number));
}

Value fixValue(const core::Fix& fix)
{
    return Value::object({{"label", fix.label}, {"isSafe", fix.isSafe}});
}

Value diagnosticValue(const Diagnostic& found, const DiagnosticLines& lines)
{
    constexpr std::array<std::string_view, 3> severities{"ERROR", "WARNING", "ADVICE"};
    std::vector<Member> members{{"severity", severities.at(static_cast<std::size_t>(found.severity))},
        {"code", found.code}, {"message", found.message}};
    if (!found.location.empty()) {
        members.push_back({"location", found.location});
    }
    members.push_back({"line", integer(lines.begin(found).line)});
    members.push_back({"column", integer(lines.begin(found).column)});
    if (!found.fixes.empty()) {
        std::vector<Value> fixes;
        for (const core::Fix& fix : found.fixes) {
            fixes.push_back(fixValue(fix));
        }
        members.push_back({"fixes", Value::array(std::move(fixes))});
    }
    return Value::object(std::move(members));
}

// As DescribeStateMachine tells it.
Value referencesValue(const asl::StateMachine& machine)
{
    std::vector<Member> members;
    for (const asl::VariableReferences& references : asl::variableReferences(machine)) {
        members.push_back({core::Key(references.state),
            Value::array(std::vector<Value>(references.names.begin(), references.names.end()))});
    }
    return Value::object(std::move(members));
}

class JsonReport : public Report {
public:
    JsonReport(std::ostream& out, bool isNamed)
        : m_out(out)
        , m_isNamed(isNamed)
    {}

    void add(const Validated& file) override
    {
        const DiagnosticLines lines(*file.snapshot);
        std::vector<Value> diagnostics;
        for (const Diagnostic& found : file.snapshot->diagnostics) {
            diagnostics.push_back(diagnosticValue(found, lines));
        }
        std::vector<Member> members;
        if (m_isNamed) {
            members.push_back({"file", file.file});
        }
        if (!file.machine.empty()) {
            members.push_back({"machine", file.machine});
        }
        members.push_back({"result", hasErrors(file) ? "FAIL" : "OK"});
        members.push_back({"diagnostics", Value::array(std::move(diagnostics))});
        members.push_back({"truncated", false});
        if (Value references = referencesValue(file.snapshot->machine); references.size() > 0) {
            members.push_back({"variableReferences", std::move(references)});
        }
        m_out << core::toJson(Value::object(std::move(members))) << '\n';
    }

private:
    std::ostream& m_out;
    bool m_isNamed;
};

std::string_view sarifLevel(Severity severity)
{
    constexpr std::array<std::string_view, 3> levels{"error", "warning", "note"};
    return levels.at(static_cast<std::size_t>(severity));
}

// A path as a relative reference of RFC 3986.
std::string uriOf(std::string_view path)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
    std::string uri;
    for (const char character : path) {
        const auto byte = static_cast<unsigned char>(character);
        const bool isPlain = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9') || plain.find(character) != std::string_view::npos;
        if (isPlain) {
            uri += character;
        } else {
            uri += {'%', hex[byte >> 4U], hex[byte & 0xfU]};
        }
    }
    return uri;
}

Value region(const Diagnostic& found, const DiagnosticLines& lines)
{
    const auto begin = lines.begin(found);
    const auto end = lines.end(found);
    return Value::object({{"startLine", integer(begin.line)}, {"startColumn", integer(begin.column)},
        {"endLine", integer(end.line)}, {"endColumn", integer(end.column)}});
}

Value sarifResult(const Validated& file, const Diagnostic& found, const DiagnosticLines& lines)
{
    const Value artifact = Value::object({{"uri", uriOf(file.file)}});
    const Value physical = Value::object({{"artifactLocation", artifact}, {"region", region(found, lines)}});
    std::vector<Member> place{{"physicalLocation", physical}};
    if (!found.location.empty()) {
        const Value logical = Value::object({{"fullyQualifiedName", found.location}});
        place.push_back({"logicalLocations", Value::array({logical})});
    }
    return Value::object({{"ruleId", found.code}, {"level", sarifLevel(found.severity)},
        {"message", Value::object({{"text", found.message}})},
        {"locations", Value::array({Value::object(std::move(place))})}});
}

Value sarifRule(const std::string& code)
{
    std::vector<Member> members{{"id", code}};
    if (const auto rule = asl::lint::ruleNamed(code)) {
        const asl::lint::RuleInfo& info = asl::lint::infoOf(*rule);
        members.push_back({"shortDescription", Value::object({{"text", info.summary}})});
        members.push_back({"defaultConfiguration", Value::object({{"level", sarifLevel(info.severity)}})});
    }
    return Value::object(std::move(members));
}

/// Only the results are kept, not the texts that they came from.
class SarifReport : public Report {
public:
    explicit SarifReport(std::ostream& out)
        : m_out(out)
    {}

    void add(const Validated& file) override
    {
        const DiagnosticLines lines(*file.snapshot);
        for (const Diagnostic& found : file.snapshot->diagnostics) {
            m_results.push_back(sarifResult(file, found, lines));
            m_rules.insert(found.code);
        }
    }

    void finish() override
    {
        std::vector<Value> rules;
        for (const std::string& code : m_rules) {
            rules.push_back(sarifRule(code));
        }
        const Value driver = Value::object(
            {{"name", "statelight-cli"}, {"version", STATELIGHT_VERSION}, {"rules", Value::array(std::move(rules))}});
        const Value run = Value::object({{"tool", Value::object({{"driver", driver}})},
            {"columnKind", "unicodeCodePoints"}, {"results", Value::array(std::move(m_results))}});
        const Value log = Value::object({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"}, {"runs", Value::array({run})}});
        m_out << core::toJson(log, 2) << '\n';
    }

private:
    std::ostream& m_out;
    std::vector<Value> m_results;
    std::set<std::string> m_rules;
};

} // namespace

std::unique_ptr<Report> jsonReport(std::ostream& out, bool isNamed)
{
    return std::make_unique<JsonReport>(out, isNamed);
}

std::unique_ptr<Report> sarifReport(std::ostream& out)
{
    return std::make_unique<SarifReport>(out);
}

} // namespace statelight::cli
