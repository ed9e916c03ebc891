#include "query/jsonata/regular_expression.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <utility>

#include "query/jsonata/javascript_pattern.h"

namespace statelight::query::jsonata {

namespace {

// Measured in PCRE2's own steps, so that the same text fails on every machine.
constexpr std::uint32_t matchLimit = 1'000'000;
constexpr std::uint32_t depthLimit = 100'000;
constexpr std::uint32_t heapLimit = 64 * 1024; // KiB

ExpressionFault compileFault(int error, std::size_t offset)
{
    PCRE2_UCHAR8 message[128];
    pcre2_get_error_message(error, message, sizeof message);
    return {{}, reinterpret_cast<const char*>(message), offset};
}

} // namespace

struct RegularExpression::Code {
    explicit Code(pcre2_code* compiled)
        : code(compiled)
    {
        pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    }
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
    ~Code() { pcre2_code_free(code); }

    pcre2_code* code;
    std::uint32_t groups = 0;
};

struct RegularExpression::Scan::Data {
    explicit Data(const pcre2_code* code)
        : match(pcre2_match_data_create_from_pattern(code, nullptr))
        , context(pcre2_match_context_create(nullptr))
    {
        pcre2_set_match_limit(context, matchLimit);
        pcre2_set_depth_limit(context, depthLimit);
        pcre2_set_heap_limit(context, heapLimit);
    }
    Data(const Data&) = delete;
    Data& operator=(const Data&) = delete;
    ~Data()
    {
        pcre2_match_data_free(match);
        pcre2_match_context_free(context);
    }

    pcre2_match_data* match;
    pcre2_match_context* context;
};

tl::expected<RegularExpression, ExpressionFault> RegularExpression::compile(
    std::string_view pattern, std::string_view flags)
{
    const auto translated = pcrePattern(pattern, flags.find('m') != std::string_view::npos);
    if (!translated)
        return tl::unexpected(ExpressionFault{{}, translated.error().message, translated.error().offset});
    std::uint32_t options = PCRE2_UTF | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C;
    if (flags.find('i') != std::string_view::npos)
        options |= PCRE2_CASELESS;
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code* code = pcre2_compile(
        reinterpret_cast<PCRE2_SPTR>(translated->data()), translated->size(), options, &error, &offset, nullptr);
    if (!code)
        return tl::unexpected(compileFault(error, std::min(offset, pattern.size())));
    RegularExpression result;
    result.m_code = std::make_shared<const Code>(code);
    return result;
}

std::size_t RegularExpression::groupCount() const
{
    return m_code->groups;
}

RegularExpression::Scan RegularExpression::scan(std::string_view text) const
{
    return {m_code, text};
}

RegularExpression::Scan::Scan(std::shared_ptr<const Code> code, std::string_view text)
    : m_code(std::move(code))
    , m_text(text)
    , m_data(std::make_shared<Data>(m_code->code))
{}

tl::expected<bool, ExpressionFault> RegularExpression::Scan::next()
{
    const std::size_t offset = m_hasMatched ? m_match.end : 0;
    if (m_hasMatched && offset >= m_text.size())
        return false;
    const int found = matchFrom(offset);
    if (found == PCRE2_ERROR_NOMATCH)
        return false;
    if (found < 0)
        return tl::unexpected(ExpressionFault{"U1001", "The regular expression takes too long on this text.", 0});
    takeGroups();
    if (m_hasMatched && m_match.begin == m_match.end)
        return tl::unexpected(ExpressionFault{"D1004", "Regular expression matches zero length string", 0});
    m_hasMatched = true;
    return true;
}

int RegularExpression::Scan::matchFrom(std::size_t offset)
{
    // The text of a core::Value is valid UTF-8; what isn't gives an error here, never wrong places.
    return pcre2_match(m_code->code, reinterpret_cast<PCRE2_SPTR>(m_text.data()), m_text.size(), offset,
        m_hasMatched ? PCRE2_NO_UTF_CHECK : 0, m_data->match, m_data->context);
}

void RegularExpression::Scan::takeGroups()
{
    const PCRE2_SIZE* places = pcre2_get_ovector_pointer(m_data->match);
    m_match = {places[0], places[1]};
    m_groups.clear();
    for (std::size_t group = 1; group <= m_code->groups; ++group) {
        const bool took = places[2 * group] != PCRE2_UNSET;
        m_groups.push_back(took ? TextSpan{places[2 * group], places[2 * group + 1]} : TextSpan());
    }
}

} // namespace statelight::query::jsonata
