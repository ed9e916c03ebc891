#include "source/text_edit.h"

#include <algorithm>

namespace statelight::source {

namespace {

enum class Side : std::uint8_t { Begin, End };

std::uint32_t offsetBefore(const TextEdits& edits, std::uint32_t offset, Side side)
{
    std::int64_t shift = 0;
    for (const TextEdit& edit : edits) {
        const std::int64_t begin = edit.range.begin + shift;
        const std::int64_t end = begin + static_cast<std::int64_t>(edit.text.size());
        if (offset < begin || (offset == begin && side == Side::End))
            break;
        if (offset < end || (offset == end && side == Side::End))
            return side == Side::Begin ? edit.range.begin : edit.range.end;
        shift = end - edit.range.end;
    }
    return static_cast<std::uint32_t>(offset - shift);
}

} // namespace

core::Result<void> checkEdits(std::size_t textSize, const TextEdits& edits)
{
    std::size_t done = 0;
    for (const TextEdit& edit : edits) {
        if (edit.range.begin > edit.range.end || edit.range.end > textSize)
            return core::failure("edit.range", "An edit lies outside of the text.");
        if (edit.range.begin < done)
            return core::failure("edit.overlap", "Two edits overlap or are not in order.");
        done = edit.range.end;
    }
    return {};
}

std::optional<TextEdit> joined(const TextEdit& first, const TextEdit& second)
{
    const auto newEnd = first.range.begin + static_cast<std::uint32_t>(first.text.size());
    if (second.range.begin > newEnd || second.range.end < first.range.begin)
        return std::nullopt;
    TextEdit both;
    both.range.begin = std::min(first.range.begin, second.range.begin);
    both.range.end = first.range.end + (second.range.end > newEnd ? second.range.end - newEnd : 0);
    if (second.range.begin > first.range.begin)
        both.text = first.text.substr(0, second.range.begin - first.range.begin);
    both.text += second.text;
    if (second.range.end < newEnd)
        both.text += first.text.substr(second.range.end - first.range.begin);
    return both;
}

core::Result<std::string> applyEdits(std::string_view text, const TextEdits& edits)
{
    if (const auto fits = checkEdits(text.size(), edits); !fits)
        return tl::unexpected(fits.error());
    std::string result;
    result.reserve(text.size() + 256);
    std::size_t done = 0;
    for (const TextEdit& edit : edits) {
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

core::SourceRange rangeBefore(const TextEdits& edits, core::SourceRange range)
{
    const std::uint32_t begin = offsetBefore(edits, range.begin, Side::Begin);
    return {begin, range.isEmpty() ? begin : offsetBefore(edits, range.end, Side::End)};
}

} // namespace statelight::source
