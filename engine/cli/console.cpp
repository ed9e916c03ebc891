#include "cli/console.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "source/source_tree.h"

namespace statelight::cli {

namespace {

std::string_view word(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Error:
        return "error";
    case core::Severity::Warning:
        return "warning";
    case core::Severity::Info:
        break;
    }
    return "note";
}

std::string place(std::string_view text, std::uint32_t offset)
{
    const auto before = text.substr(0, offset);
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto lastBreak = before.rfind('\n');
    const auto column = lastBreak == std::string_view::npos ? before.size() + 1 : before.size() - lastBreak;
    return ":" + std::to_string(line) + ":" + std::to_string(column);
}

/// The range of what a JSON pointer names, in a text that is JSON.
core::SourceRange rangeOf(std::string_view text, const core::Diagnostic& diagnostic)
{
    if (!diagnostic.range.isEmpty() || !diagnostic.location.starts_with('/')) {
        return diagnostic.range;
    }
    const auto tree = source::parseJson(std::make_shared<const std::string>(text));
    const auto node = tree.at(diagnostic.location);
    return node == source::noNode ? core::SourceRange{} : tree.nodes()[node].range;
}

} // namespace

void printError(std::string_view message)
{
    std::cerr << "statelight-cli: error: " << message << '\n';
}

int printError(const core::Error& error)
{
    printError(error.message);
    return exitUsage;
}

void printPlaced(std::string_view file, std::size_t line, std::size_t column, std::string_view message)
{
    std::cerr << file << ':' << line << ':' << column << ": error: " << message << '\n';
}

void printDiagnostics(std::string_view file, std::string_view text, const core::Diagnostics& diagnostics)
{
    for (const auto& diagnostic : diagnostics) {
        std::cerr << file << place(text, rangeOf(text, diagnostic).begin) << ": " << word(diagnostic.severity) << ": "
                  << diagnostic.message << " [" << diagnostic.code << "]\n";
    }
}

} // namespace statelight::cli
