#include "query/jsonata/builtin.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/jsonata/functions.h"

namespace statelight::query::jsonata {

namespace {

using Where = Builtin::Where;

constexpr std::array allBuiltins = {
    Builtin{"sum", "<a<n>:n>", 1, functions::sum},
    Builtin{"count", "<a:n>", 1, functions::count},
    Builtin{"max", "<a<n>:n>", 1, functions::max},
    Builtin{"min", "<a<n>:n>", 1, functions::min},
    Builtin{"average", "<a<n>:n>", 1, functions::average},
    Builtin{"string", "<x-b?:s>", 1, functions::string},
    Builtin{"substring", "<s-nn?:s>", 3, functions::substring},
    Builtin{"substringBefore", "<s-s:s>", 2, functions::substringBefore},
    Builtin{"substringAfter", "<s-s:s>", 2, functions::substringAfter},
    Builtin{"lowercase", "<s-:s>", 1, functions::lowercase},
    Builtin{"uppercase", "<s-:s>", 1, functions::uppercase},
    Builtin{"length", "<s-:n>", 1, functions::length},
    Builtin{"trim", "<s-:s>", 1, functions::trim},
    Builtin{"pad", "<s-ns?:s>", 3, functions::pad},
    Builtin{"match", "<s-f<s:o>n?:a<o>>", 3, functions::match},
    Builtin{"contains", "<s-(sf):b>", 2, functions::contains},
    Builtin{"replace", "<s-(sf)(sf)n?:s>", 4, functions::replace},
    Builtin{"split", "<s-(sf)n?:a<s>>", 3, functions::split},
    Builtin{"join", "<a<s>s?:s>", 2, functions::join},
    Builtin{"formatNumber", "<n-so?:s>", 3, functions::formatNumber},
    Builtin{"formatBase", "<n-n?:s>", 2, functions::formatBase},
    Builtin{"formatInteger", "<n-s:s>", 2, functions::formatInteger},
    Builtin{"parseInteger", "<s-s:n>", 2, functions::parseInteger},
    Builtin{"number", "<(nsb)-:n>", 1, functions::number},
    Builtin{"floor", "<n-:n>", 1, functions::floor},
    Builtin{"ceil", "<n-:n>", 1, functions::ceil},
    Builtin{"round", "<n-n?:n>", 2, functions::round},
    Builtin{"abs", "<n-:n>", 1, functions::abs},
    Builtin{"sqrt", "<n-:n>", 1, functions::sqrt},
    Builtin{"power", "<n-n:n>", 2, functions::power},
    Builtin{"random", "<:n>", 0, functions::random, Where::NotAws},
    Builtin{"random", "<n?:n>", 1, functions::random, Where::OnlyAws},
    Builtin{"boolean", "<x-:b>", 1, functions::boolean},
    Builtin{"not", "<x-:b>", 1, functions::negation},
    Builtin{"map", "<af>", 2, functions::map},
    Builtin{"zip", "<a+>", 0, functions::zip},
    Builtin{"filter", "<af>", 2, functions::filter},
    Builtin{"single", "<af?>", 2, functions::single},
    Builtin{"reduce", "<afj?:j>", 3, functions::reduce},
    Builtin{"sift", "<o-f?:o>", 2, functions::sift},
    Builtin{"keys", "<x-:a<s>>", 1, functions::keys},
    Builtin{"lookup", "<x-s:x>", 2, functions::lookup},
    Builtin{"append", "<xx:a>", 2, functions::append},
    Builtin{"exists", "<x:b>", 1, functions::exists},
    Builtin{"spread", "<x-:a<o>>", 1, functions::spread},
    Builtin{"merge", "<a<o>:o>", 1, functions::merge},
    Builtin{"reverse", "<a:a>", 1, functions::reverse},
    Builtin{"each", "<o-f:a>", 2, functions::each},
    Builtin{"error", "<s?:x>", 1, functions::error},
    Builtin{"assert", "<bs?:x>", 2, functions::assertion},
    Builtin{"type", "<x:s>", 1, functions::type},
    Builtin{"sort", "<af?:a>", 2, functions::sort},
    Builtin{"shuffle", "<a:a>", 1, functions::shuffle},
    Builtin{"distinct", "<x:x>", 1, functions::distinct},
    Builtin{"base64encode", "<s-:s>", 1, functions::base64encode},
    Builtin{"base64decode", "<s-:s>", 1, functions::base64decode},
    Builtin{"encodeUrlComponent", "<s-:s>", 1, functions::encodeUrlComponent},
    Builtin{"encodeUrl", "<s-:s>", 1, functions::encodeUrl},
    Builtin{"decodeUrlComponent", "<s-:s>", 1, functions::decodeUrlComponent},
    Builtin{"decodeUrl", "<s-:s>", 1, functions::decodeUrl},
    Builtin{"eval", "<sx?:x>", 2, functions::eval, Where::NotAws},
    Builtin{"toMillis", "<s-s?:n>", 2, functions::toMillis},
    Builtin{"fromMillis", "<n-s?s?:s>", 3, functions::fromMillis},
    Builtin{"clone", "<(oa)-:o>", 1, functions::clone},
    Builtin{"now", "<s?s?:s>", 2, functions::now},
    Builtin{"millis", "<:n>", 0, functions::millis},
    Builtin{"partition", "<a-n:a>", 2, functions::partition, Where::OnlyAws},
    Builtin{"range", "<nnn:a>", 3, functions::range, Where::OnlyAws},
    Builtin{"hash", "<s-s?:s>", 2, functions::hash, Where::OnlyAws},
    Builtin{"uuid", "<:s>", 0, functions::uuid, Where::OnlyAws},
    Builtin{"parse", "<s-:x>", 1, functions::parse, Where::OnlyAws},
};

bool isIn(const Builtin& builtin, Dialect dialect)
{
    return builtin.where == Where::Everywhere || (builtin.where == Where::OnlyAws) == (dialect == Dialect::Aws);
}

using Places = std::unordered_map<std::string_view, std::int32_t>;

Places placesOf(Dialect dialect)
{
    Places places;
    for (std::size_t index = 0; index < allBuiltins.size(); ++index) {
        if (isIn(allBuiltins[index], dialect))
            places.emplace(allBuiltins[index].name, static_cast<std::int32_t>(index));
    }
    return places;
}

std::vector<Signature> allSignatures()
{
    std::vector<Signature> signatures;
    for (const Builtin& builtin : allBuiltins) {
        auto signature = Signature::parse(builtin.signature);
        assert(signature);
        signatures.push_back(std::move(*signature));
    }
    return signatures;
}

} // namespace

std::span<const Builtin> builtins()
{
    return allBuiltins;
}

const Signature& builtinSignature(std::size_t index)
{
    static const std::vector<Signature> signatures = allSignatures();
    return signatures[index];
}

std::int32_t builtinIndex(std::string_view name, Dialect dialect)
{
    static const Places ofAws = placesOf(Dialect::Aws);
    static const Places ofOthers = placesOf(Dialect::Latest);
    const Places& places = dialect == Dialect::Aws ? ofAws : ofOthers;
    const auto found = places.find(name);
    return found == places.end() ? -1 : found->second;
}

} // namespace statelight::query::jsonata
