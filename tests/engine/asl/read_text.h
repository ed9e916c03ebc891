#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "document/snapshot.h"

namespace statelight::tests {

inline std::shared_ptr<const document::Snapshot> readText(
    std::string text, asl::WorkflowType type = asl::WorkflowType::Standard)
{
    return document::readSnapshot(std::make_shared<const std::string>(std::move(text)), source::Format::Json, 1, type);
}

/// "CODE: message at /location", one a line, in the order of the text.
inline std::string findingsOf(const std::string& text, asl::WorkflowType type = asl::WorkflowType::Standard)
{
    std::string lines;
    const auto snapshot = readText(text, type);
    for (const core::Diagnostic& found : snapshot->diagnostics) {
        if (!lines.empty())
            lines += '\n';
        lines += found.code + ": " + found.message;
        if (!found.location.empty())
            lines += " at " + found.location;
    }
    return lines;
}

/// A machine of one state "S" with these members, and a Succeed state "Done".
inline std::string machineWith(const std::string& members, const std::string& language = "JSONPath")
{
    return R"({"QueryLanguage":")" + language + R"(","StartAt":"S","States":{"S":{)" + members
        + R"(},"Done":{"Type":"Succeed"}}})";
}

inline bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace statelight::tests
