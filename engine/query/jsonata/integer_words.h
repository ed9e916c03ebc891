#pragma once

#include <string>
#include <string_view>

namespace statelight::query::jsonata {

/// "One Thousand, Two Hundred and Thirty-Four"; `number` is a whole number from 0 on.
[[nodiscard]] std::string numberToWords(double number, bool ordinal);
/// The value of lower-case words; NaN where one is no number word.
[[nodiscard]] double wordsToNumber(std::string_view words);
/// A regular expression that the words of a number match, without its own group.
[[nodiscard]] std::string numberWordsPattern();

/// Lower case. `number` must be from 0 to pictureWidthLimit * 1000.
[[nodiscard]] std::string toRoman(double number);
/// Of upper-case letters; NaN where one is no Roman digit.
[[nodiscard]] double fromRoman(std::string_view roman);

/// "a" to "z", "aa", ... from 1 on, counted from `first`; empty for 0.
[[nodiscard]] std::string toLetters(double number, char first);
[[nodiscard]] double fromLetters(std::string_view letters, char first);

} // namespace statelight::query::jsonata
