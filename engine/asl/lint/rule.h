#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/diagnostic.h"

namespace statelight::asl::lint {

/// Rules of good practice, in the order of their names. Each has a page in resources/rules.
enum class Rule : std::uint8_t {
    CallbackWithoutTimeout,
    DeadRule,
    ExpressCandidate,
    ExpressTooLong,
    LargePayload,
    LongHistory,
    LostInput,
    MapWithoutTolerance,
    OneFunction,
    PollingLoop,
    PreferJsonata,
    SwallowedError,
    TaskWithoutRetry,
    UnassignedVariable,
    UnreachableHandler,
    UnusedVariable
};

struct RuleInfo {
    Rule rule = Rule::CallbackWithoutTimeout;
    std::string_view name; ///< the code of its findings, and what switches name: "dead-rule"
    core::Severity severity = core::Severity::Info; ///< Warning: it will not work; Info: advice. Never Error
    std::string_view summary; ///< one sentence
};

/// Every rule, by name.
[[nodiscard]] std::span<const RuleInfo> rules();
[[nodiscard]] const RuleInfo& infoOf(Rule rule);
/// Nothing for a name that no rule has.
[[nodiscard]] std::optional<Rule> ruleNamed(std::string_view name);

class RuleSet {
public:
    constexpr RuleSet() = default;
    [[nodiscard]] static RuleSet all();

    [[nodiscard]] constexpr bool has(Rule rule) const { return (m_bits & bitOf(rule)) != 0; }
    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }
    constexpr void add(Rule rule) { m_bits |= bitOf(rule); }
    constexpr void add(RuleSet others) { m_bits |= others.m_bits; }
    constexpr void remove(Rule rule) { m_bits &= ~bitOf(rule); }
    bool operator==(const RuleSet&) const = default;

private:
    static constexpr std::uint32_t bitOf(Rule rule) { return 1U << static_cast<unsigned>(rule); }

    std::uint32_t m_bits = 0;
};

/// The rules that a comment switches off: "statelight:disable=dead-rule,lost-input", or all by "statelight:disable".
/// Empty where the text says nothing of the kind; names that no rule has are passed over.
[[nodiscard]] RuleSet disabledBy(std::string_view comment);

} // namespace statelight::asl::lint
