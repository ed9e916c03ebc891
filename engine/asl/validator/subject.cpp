#include "asl/validator/subject.h"

#include <algorithm>
#include <utility>

namespace statelight::asl::validator {

namespace {

Finding finding(
    core::Severity severity, std::string_view code, std::string message, const Place& place, core::SourceRange range)
{
    return {{severity, std::string(code), std::move(message), place.location(), range, {}}, place.pointer()};
}

} // namespace

void Findings::error(std::string_view code, std::string message, const Place& place, core::SourceRange range)
{
    m_findings.push_back(finding(core::Severity::Error, code, std::move(message), place, range));
}

void Findings::warning(std::string_view code, std::string message, const Place& place, core::SourceRange range)
{
    m_findings.push_back(finding(core::Severity::Warning, code, std::move(message), place, range));
}

void Findings::errorIn(
    std::string_view code, std::string message, const Place& container, const Place& exact, core::SourceRange range)
{
    m_findings.push_back(finding(core::Severity::Error, code, std::move(message), container, range));
    m_findings.back().place = exact.pointer();
}

void Findings::offer(core::Fix fix)
{
    m_findings.back().diagnostic.fixes.push_back(std::move(fix));
}

core::ValueChange setting(const Place& place, core::Value value)
{
    return {core::ValueChange::Kind::Set, place.pointer(), std::move(value)};
}

core::ValueChange renaming(const Place& member, std::string_view name)
{
    return {core::ValueChange::Kind::Rename, member.pointer(), name};
}

void Findings::errorWithin(
    std::string_view code, std::string message, const Place& place, core::SourceRange part, core::SourceRange range)
{
    m_findings.push_back(finding(core::Severity::Error, code, std::move(message), place, range));
    m_findings.back().part = part;
}

Entries entriesOf(const Fields& fields)
{
    Entries entries;
    entries.reserve(fields.size());
    for (const Field& field : fields)
        entries.push_back({field.name, &field.value, field.range});
    return entries;
}

Entries entriesOf(const core::Value& object, core::SourceRange range)
{
    Entries entries;
    entries.reserve(object.size());
    for (const core::Member& member : object.members())
        entries.push_back({member.key, &member.value, range});
    return entries;
}

const Entry* findEntry(std::span<const Entry> entries, std::string_view name)
{
    const auto found = std::ranges::find(entries, name, &Entry::name);
    return found == entries.end() ? nullptr : &*found;
}

std::string listText(std::span<const std::string_view> names)
{
    std::string text = "[";
    for (const std::string_view name : names) {
        if (text.size() > 1)
            text += ", ";
        text += name;
    }
    return text + ']';
}

} // namespace statelight::asl::validator
