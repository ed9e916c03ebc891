#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/source_range.h"

namespace statelight::source {

/// A token of HCL, the language of Terraform's files, as far as blocks and their attributes are told by it.
struct HclToken {
    enum class Kind : std::uint8_t { End, Word, Text, Heredoc, Sign };

    Kind kind = Kind::End;
    core::SourceRange range; ///< a text with its quotes, a heredoc from its `<<` to its end marker
    core::SourceRange lines; ///< of a heredoc: the lines between its markers, each with its line end
};

/// The tokens of a HCL text one by one; white space and comments are passed over. Takes any text: a quote that isn't
/// closed ends with its line, everything else with the text.
class HclScanner {
public:
    explicit HclScanner(std::string_view text);

    [[nodiscard]] HclToken next();
    [[nodiscard]] std::string_view text(core::SourceRange range) const
    {
        return m_text.substr(range.begin, range.length());
    }
    [[nodiscard]] bool isSign(const HclToken& token, std::string_view sign) const
    {
        return token.kind == HclToken::Kind::Sign && text(token.range) == sign;
    }

private:
    void skipBlank();
    [[nodiscard]] HclToken tokenTo(HclToken::Kind kind, std::size_t end);
    [[nodiscard]] std::size_t wordEnd(std::size_t at) const;
    [[nodiscard]] std::size_t textEnd() const;
    [[nodiscard]] std::size_t signEnd() const;
    [[nodiscard]] bool readHeredoc(HclToken& token);
    [[nodiscard]] std::size_t nextLine(std::size_t at) const;

    std::string_view m_text;
    std::size_t m_pos = 0;
};

} // namespace statelight::source
