#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/result.h"
#include "core/value.h"

namespace statelight::simulation {

enum class InspectionLevel : std::uint8_t { Info, Debug, Trace };
/// How closely a mocked result is compared with what the service's model says.
enum class FieldValidation : std::uint8_t { Strict, Present, None };

struct StateMock {
    std::optional<std::string> result; ///< a JSON text
    bool hasError = false; ///< errorOutput is given
    std::optional<std::string> error;
    std::optional<std::string> cause;
    FieldValidation validation = FieldValidation::Strict;
};

/// stateConfiguration.
struct StateConfiguration {
    std::optional<std::int64_t> retrierRetryCount;
    std::optional<std::int64_t> mapIterationFailureCount;
    std::optional<std::string> errorCausedByState;
    std::optional<std::string> mapItemReaderData;
};

/// The parameters of a TestState call (asl.md, section 12), not yet looked at together.
struct StateTestRequest {
    std::string definition; ///< a JSON text: one state, or a machine where stateName is given
    std::optional<std::string> stateName;
    std::string input = "{}"; ///< these three: JSON texts
    std::optional<std::string> variables;
    std::optional<std::string> context;
    std::optional<std::string> roleArn;
    InspectionLevel level = InspectionLevel::Info;
    bool revealsSecrets = false;
    std::optional<StateMock> mock;
    StateConfiguration configuration;
};

/// What a failing call answers: the error's code is AWS's ("ValidationException"), empty where the client itself
/// refuses the parameters.
[[nodiscard]] core::Value errorAnswer(const core::Error& error);

/// Fails with "ValidationException" for a member of the wrong type or a value that AWS doesn't know, and without a code
/// where AWS's clients refuse to send it.
[[nodiscard]] core::Result<StateTestRequest> readStateTestRequest(const core::Value& document);

/// The text of a machine that holds the state to be tested: the request's own, or one made around its single state, in
/// which whatever that state leads to is there. The state's name in it is `testedName`.
[[nodiscard]] core::Result<std::string> machineText(const StateTestRequest& request);
[[nodiscard]] std::string testedName(const StateTestRequest& request);

} // namespace statelight::simulation
