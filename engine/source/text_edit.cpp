#include "source/text_edit.h"

namespace statelight::source {

core::Result<std::string> applyEdits(std::string_view text, const TextEdits& edits)
{
    std::string result;
    result.reserve(text.size() + 256);
    std::size_t done = 0;
    for (const TextEdit& edit : edits) {
        if (edit.range.begin > edit.range.end || edit.range.end > text.size())
            return core::failure("edit.range", "An edit lies outside of the text.");
        if (edit.range.begin < done)
            return core::failure("edit.overlap", "Two edits overlap or are not in order.");
        result += text.substr(done, edit.range.begin - done);
        result += edit.text;
        done = edit.range.end;
    }
    result += text.substr(done);
    return result;
}

TextEdits inverseEdits(std::string_view text, const TextEdits& edits)
{
    TextEdits inverse;
    inverse.reserve(edits.size());
    std::int64_t shift = 0;
    for (const TextEdit& edit : edits) {
        const auto begin = static_cast<std::uint32_t>(edit.range.begin + shift);
        const auto length = static_cast<std::uint32_t>(edit.text.size());
        inverse.push_back({{begin, begin + length}, std::string(text.substr(edit.range.begin, edit.range.length()))});
        shift += static_cast<std::int64_t>(length) - edit.range.length();
    }
    return inverse;
}

} // namespace statelight::source
