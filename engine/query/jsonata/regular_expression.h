#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace statelight::query::jsonata {

/// Why a regular expression can't be compiled or matched. `code` is empty for a pattern that is no JavaScript (JSONata
/// has no code for that; `offset` then counts bytes of the pattern), "D1004" for one that matches nothing again and
/// again, and "U1001" where a match takes unreasonably long or deep.
struct ExpressionFault {
    std::string code;
    std::string message;
    std::size_t offset = 0;
};

/// A place in a text, in bytes.
struct TextSpan {
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    std::size_t begin = nowhere; ///< nowhere for a group that took no part
    std::size_t end = nowhere;

    [[nodiscard]] bool isThere() const { return begin != nowhere; }
    [[nodiscard]] std::string_view in(std::string_view text) const
    {
        return isThere() ? text.substr(begin, end - begin) : std::string_view();
    }
};

/// A regular expression of JSONata: JavaScript's syntax and meaning over PCRE2. Cheap to copy, safe to share.
class RegularExpression {
public:
    /// Goes over one text from match to match.
    class Scan;

    /// `flags` holds of i (case doesn't count) and m (`^` and `$` at every line).
    [[nodiscard]] static tl::expected<RegularExpression, ExpressionFault> compile(
        std::string_view pattern, std::string_view flags);

    [[nodiscard]] std::size_t groupCount() const;
    /// The text must outlive the scan.
    [[nodiscard]] Scan scan(std::string_view text) const;

private:
    struct Code;
    std::shared_ptr<const Code> m_code;
};

class RegularExpression::Scan {
public:
    /// True where there is one more match; its places are then in match() and groups(). As JSONata has it, a match of
    /// nothing is fine at first and D1004 later, and at the text's end there is no further one.
    [[nodiscard]] tl::expected<bool, ExpressionFault> next();

    [[nodiscard]] TextSpan match() const { return m_match; }
    [[nodiscard]] const std::vector<TextSpan>& groups() const { return m_groups; }

private:
    friend class RegularExpression;
    struct Data;
    Scan(std::shared_ptr<const Code> code, std::string_view text);
    [[nodiscard]] int matchFrom(std::size_t offset);
    void takeGroups();

    std::shared_ptr<const Code> m_code;
    std::string_view m_text;
    std::shared_ptr<Data> m_data;
    TextSpan m_match;
    std::vector<TextSpan> m_groups;
    bool m_hasMatched = false;
};

} // namespace statelight::query::jsonata
