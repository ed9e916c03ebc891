#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/value.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/regular_expression.h"

namespace statelight::query::jsonata {

/// The matches of a regular expression, or of a matcher function of the expression's own, in one text.
class MatchStream {
public:
    /// The text must outlive the stream.
    MatchStream(Evaluator& evaluator, const core::Value& matcher, const core::Value& text);

    /// True where there is one more match. False at the end, and where it failed: then failed() is true. Fails with
    /// T1010 where a function's answer isn't a match.
    [[nodiscard]] bool next();
    [[nodiscard]] bool failed() const { return m_failed; }

    [[nodiscard]] std::string_view match() const { return m_match; }
    [[nodiscard]] std::size_t begin() const { return m_begin; } ///< in bytes
    [[nodiscard]] std::size_t end() const { return m_end; }
    [[nodiscard]] std::size_t groupCount() const;
    [[nodiscard]] core::Value group(std::size_t index) const; ///< undefined for one that took no part
    [[nodiscard]] core::Value groups() const;
    /// Where the match begins, in UTF-16 code units.
    [[nodiscard]] std::size_t start();

private:
    [[nodiscard]] bool nextOfRegex();
    [[nodiscard]] bool nextOfFunction();
    [[nodiscard]] bool fail(std::string code, std::string message);

    Evaluator& m_evaluator;
    const core::Value& m_text;
    std::optional<RegularExpression::Scan> m_scan;
    core::Value m_function;
    core::Value m_object; ///< a function's last answer
    std::string_view m_match;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_countedBytes = 0; ///< so many bytes of the text are
    std::size_t m_countedUnits = 0; ///< so many code units
    bool m_isFirst = true;
    bool m_failed = false;
};

} // namespace statelight::query::jsonata
