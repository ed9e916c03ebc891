#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "catalog/resource.h"

namespace statelight::catalog {

/// Where the palette shows a service.
enum class Category : std::uint8_t { Compute, Data, Messages, Ai, Workflows, Web };

/// Ways to call an action, as bits.
enum Patterns : std::uint8_t { requestResponse = 1, sync = 2, sync2 = 4, callback = 8 };

struct Action {
    std::string_view name; ///< as in the ARN: "updateItem"
    std::uint8_t patterns = requestResponse; ///< of Patterns
};

/// A service with an optimized integration.
struct Service {
    std::string_view id; ///< as in the ARN: "dynamodb"
    std::string_view name; ///< for people: "DynamoDB"
    Category category = Category::Compute;
    std::span<const Action> actions; ///< all that the integration has; the most used first
};

/// By id.
[[nodiscard]] std::span<const Service> services();
/// Null where there is no such service.
[[nodiscard]] const Service* findService(std::string_view id);
/// Whether an optimized integration has that action and pattern.
[[nodiscard]] bool isOffered(const Resource& resource);
/// "arn:aws:states:::sqs:sendMessage.waitForTaskToken".
[[nodiscard]] std::string arnOf(const Service& service, const Action& action, Pattern pattern);
/// "Update item" for "updateItem", "List objects V2" for "listObjectsV2".
[[nodiscard]] std::string actionTitle(std::string_view action);

} // namespace statelight::catalog
