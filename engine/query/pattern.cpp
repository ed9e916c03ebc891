#include "query/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "query/failure.h"

namespace statelight::query {

namespace {

constexpr std::uint32_t matchLimit = 200'000;

std::uint32_t optionsOf(std::string_view flags)
{
    std::uint32_t options = PCRE2_UTF | PCRE2_ANCHORED | PCRE2_ENDANCHORED;
    for (const char flag : flags) {
        switch (flag) {
        case 'i':
            options |= PCRE2_CASELESS;
            break;
        case 'm':
            options |= PCRE2_MULTILINE;
            break;
        case 's':
            options |= PCRE2_DOTALL;
            break;
        case 'x':
            options |= PCRE2_EXTENDED;
            break;
        case 'u':
        case 'U':
            options |= PCRE2_UCP;
            break;
        default:
            break;
        }
    }
    return options;
}

struct MatchFree {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};

} // namespace

struct Pattern::Code {
    explicit Code(pcre2_code* compiled)
        : code(compiled)
    {}
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
    ~Code() { pcre2_code_free(code); }

    pcre2_code* code;
};

core::Result<Pattern> Pattern::compile(std::string_view pattern, std::string_view flags)
{
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code* code = pcre2_compile(
        reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), optionsOf(flags), &error, &offset, nullptr);
    if (!code) {
        return core::failure(code::syntax,
            "The regular expression /" + std::string(pattern) + "/ is faulty at position " + std::to_string(offset)
                + ".");
    }
    Pattern result;
    result.m_code = std::make_shared<const Code>(code);
    return result;
}

bool Pattern::matches(std::string_view text) const
{
    const std::unique_ptr<pcre2_match_data, MatchFree> data(pcre2_match_data_create(1, nullptr));
    const std::unique_ptr<pcre2_match_context, MatchFree> context(pcre2_match_context_create(nullptr));
    if (!data || !context)
        return false;
    pcre2_set_match_limit(context.get(), matchLimit);
    pcre2_set_depth_limit(context.get(), matchLimit);
    return pcre2_match(
               m_code->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0, data.get(), context.get())
        >= 0;
}

} // namespace statelight::query
