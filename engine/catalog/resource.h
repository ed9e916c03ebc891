// catalog knows AWS services: how a Task names them, their actions, integration patterns and error names. It is a leaf:
// it must never know a state machine, a text or an execution.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace statelight::catalog {

/// How a Task waits for what it has started.
enum class Pattern : std::uint8_t { RequestResponse, Sync, Sync2, Callback };

/// What the Resource of a Task names.
struct Resource {
    enum class Kind : std::uint8_t { Unknown, Lambda, Activity, Optimized, Sdk };

    Kind kind = Kind::Unknown;
    std::string service; ///< "lambda", "dynamodb", "http"; without "aws-sdk:"; "activity" for an activity
    std::string action; ///< "invoke", without the pattern's suffix; empty for a function or an activity
    std::string name; ///< of a function or an activity
    Pattern pattern = Pattern::RequestResponse;

    bool operator==(const Resource&) const = default;
};

/// Reads an ARN as asl.md, section 9.1, has it; placeholders such as ${AWS::Partition} may stand in it.
[[nodiscard]] Resource parseResource(std::string_view arn);

/// "", ".sync", ".sync:2", ".waitForTaskToken".
[[nodiscard]] std::string_view suffix(Pattern pattern);

/// Splits at a character that stands outside of ${…}.
[[nodiscard]] std::vector<std::string_view> splitOutsidePlaceholders(std::string_view text, char separator);

} // namespace statelight::catalog
