#include "storage/sidecar.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

#include <unistd.h>

#include "core/json.h"
#include "storage/read_file.h"
#include "storage/system_error.h"
#include "storage/write_file.h"

namespace statelight::storage {

namespace {

using core::Member;
using core::Value;

constexpr std::array<std::string_view, 7> known{
    "breakpoints", "disabledRules", "input", "mocks", "objects", "placeholders", "testCase"};

std::string textOf(const Value& object, std::string_view name)
{
    const auto* value = object.find(name);
    return value && value->isString() ? std::string(value->string()) : std::string();
}

std::vector<std::string> textsOf(const Value& object, std::string_view name)
{
    std::vector<std::string> texts;
    if (const auto* list = object.find(name)) {
        for (const auto& item : list->items()) {
            if (item.isString()) {
                texts.emplace_back(item.string());
            }
        }
    }
    return texts;
}

Sidecar fromValue(const Value& object)
{
    Sidecar sidecar;
    sidecar.input = textOf(object, "input");
    sidecar.mocks = textOf(object, "mocks");
    sidecar.objects = textOf(object, "objects");
    sidecar.testCase = textOf(object, "testCase");
    sidecar.breakpoints = textsOf(object, "breakpoints");
    sidecar.disabledRules = textsOf(object, "disabledRules");
    if (const auto* placeholders = object.find("placeholders")) {
        for (const auto& member : placeholders->members()) {
            if (member.value.isString()) {
                sidecar.placeholders.emplace(member.key.string(), member.value.string());
            }
        }
    }
    for (const auto& member : object.members()) {
        if (std::ranges::find(known, member.key.view()) == known.end()) {
            sidecar.others = sidecar.others.with(member.key, member.value);
        }
    }
    return sidecar;
}

Value arrayOf(std::vector<std::string> texts)
{
    std::ranges::sort(texts);
    return Value::array({texts.begin(), texts.end()});
}

Value objectOf(const std::map<std::string, std::string>& texts)
{
    std::vector<Member> members;
    members.reserve(texts.size());
    for (const auto& [name, text] : texts) {
        members.push_back({name, text});
    }
    return Value::object(std::move(members));
}

Value toValue(const Sidecar& sidecar)
{
    const auto others = sidecar.others.members();
    std::vector<Member> members(others.begin(), others.end());
    const auto add = [&members](std::string_view name, bool isTold, Value value) {
        if (isTold) {
            members.push_back({name, std::move(value)});
        }
    };
    add("breakpoints", !sidecar.breakpoints.empty(), arrayOf(sidecar.breakpoints));
    add("disabledRules", !sidecar.disabledRules.empty(), arrayOf(sidecar.disabledRules));
    add("input", !sidecar.input.empty(), sidecar.input);
    add("mocks", !sidecar.mocks.empty(), sidecar.mocks);
    add("objects", !sidecar.objects.empty(), sidecar.objects);
    add("placeholders", !sidecar.placeholders.empty(), objectOf(sidecar.placeholders));
    add("testCase", !sidecar.testCase.empty(), sidecar.testCase);
    std::ranges::sort(members, {}, [](const Member& member) { return member.key.view(); });
    return Value::object(std::move(members));
}

} // namespace

bool Sidecar::isEmpty() const
{
    return *this == Sidecar();
}

std::string sidecarPath(const std::string& definition)
{
    return definition + ".statelight.json";
}

core::Result<Sidecar> readSidecar(const std::string& definition)
{
    const std::string path = sidecarPath(definition);
    const auto text = readTextFile(path, definitionLimit);
    if (!text) {
        return text.error().code == "storage.missing" ? core::Result<Sidecar>(Sidecar()) : tl::unexpected(text.error());
    }
    const auto value = core::parseJson(*text);
    if (!value) {
        return core::failure("storage.sidecar", quoted(path) + ": " + value.error().message);
    }
    if (!value->isObject()) {
        return core::failure("storage.sidecar", quoted(path) + " must hold a JSON object.");
    }
    return fromValue(*value);
}

core::Result<void> writeSidecar(const std::string& definition, const Sidecar& sidecar)
{
    const std::string path = sidecarPath(definition);
    if (!sidecar.isEmpty()) {
        return writeFile(path, core::toJson(toValue(sidecar), 2) + "\n");
    }
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        return tl::unexpected(writeError(path, errno));
    }
    return {};
}

} // namespace statelight::storage
