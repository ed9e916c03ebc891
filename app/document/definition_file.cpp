#include "app/document/definition_file.h"

#include <QtCore/QFileInfo>
#include <memory>
#include <optional>
#include <utility>

#include "app/document/qt_text.h"
#include "document/embedded_definition.h"
#include "document/terraform.h"
#include "source/line_diff.h"
#include "storage/read_file.h"
#include "storage/write_file.h"

namespace statelight::app {

namespace {

struct Whole {
    std::shared_ptr<const std::string> text;
    std::optional<document::TemplateContents> contents; ///< none of a definition
};

// Both kinds of template name the word: most files are definitions, and aren't read once more to know it.
bool mayBeTemplate(std::string_view text)
{
    return text.find("StateMachine") != std::string_view::npos || text.find("stateMachines") != std::string_view::npos;
}

Whole readWhole(const QString& path, std::string text)
{
    Whole whole;
    const std::string name = QFileInfo(path).fileName().toStdString();
    whole.text = std::make_shared<const std::string>(std::move(text));
    if (document::isTerraform(name))
        whole.contents = document::readTerraform(*whole.text);
    else if (mayBeTemplate(*whole.text))
        whole.contents = document::readTemplate(source::parse(whole.text, document::guessFormat(name, *whole.text)));
    return whole;
}

core::Result<std::string> readText(const QString& path)
{
    return storage::readTextFile(path.toStdString(), storage::definitionLimit);
}

core::Result<Whole> readFile(const QString& path)
{
    return readText(path).map([&](std::string text) { return readWhole(path, std::move(text)); });
}

core::Result<document::EmbeddedDefinition> find(const Whole& whole, const QString& machine)
{
    if (!whole.contents)
        return core::failure("template.none", "The file is no template any more, so it holds no machine.");
    return document::chooseDefinition(*whole.contents, machine.toStdString());
}

/// The template with that text for the machine's.
core::Result<std::string> templateWith(const QString& path, const QString& machine, std::string_view text)
{
    const auto whole = readFile(path);
    if (!whole)
        return tl::unexpected(whole.error());
    const auto inside = find(*whole, machine);
    if (!inside)
        return tl::unexpected(inside.error());
    const auto edits = inside->text.outer(source::lineEdits(*inside->text.text(), text));
    auto changed = source::applyEdits(*whole->text, edits);
    if (!changed)
        return changed;
    const auto again = find(readWhole(path, *changed), machine);
    if (!again || *again->text.text() != text)
        return core::failure("template.write",
            "The template can't hold this text where its machine stands. Save the machine as a file of its own.");
    return changed;
}

} // namespace

QString DefinitionPlace::text() const
{
    return machine.isEmpty() ? path : path + QChar(u'#') + machine;
}

DefinitionPlace DefinitionPlace::fromText(const QString& text)
{
    const qsizetype mark = text.lastIndexOf(QChar(u'#'));
    if (mark < 0 || QFileInfo::exists(text) || !QFileInfo::exists(text.left(mark)))
        return {text, {}};
    return {text.left(mark), text.mid(mark + 1)};
}

QStringList machinesIn(const QString& path)
{
    QStringList names;
    const auto whole = readFile(path);
    if (!whole || !whole->contents)
        return names;
    for (const document::EmbeddedDefinition& definition : whole->contents->definitions)
        names.append(fromUtf8(definition.name));
    return names;
}

core::Result<DefinitionPlace> definitionIn(const QString& path)
{
    return readFile(path).and_then([&](const Whole& whole) -> core::Result<DefinitionPlace> {
        if (!whole.contents)
            return DefinitionPlace{path, {}};
        return find(whole, {}).map([&](const document::EmbeddedDefinition& inside) {
            return DefinitionPlace{path, fromUtf8(inside.name)};
        });
    });
}

core::Result<DefinitionText> readDefinition(const DefinitionPlace& place)
{
    if (place.machine.isEmpty())
        return readText(place.path).map([&](std::string text) {
            const auto format = document::guessFormat(QFileInfo(place.path).fileName().toStdString(), text);
            return DefinitionText{std::move(text), format};
        });
    return readFile(place.path)
        .and_then([&](const Whole& whole) { return find(whole, place.machine); })
        .map([](const document::EmbeddedDefinition& inside) {
            return DefinitionText{*inside.text.text(), inside.format};
        });
}

core::Result<void> writeDefinition(const DefinitionPlace& place, std::string_view text)
{
    const std::string path = place.path.toStdString();
    if (place.machine.isEmpty())
        return storage::writeFile(path, text);
    return templateWith(place.path, place.machine, text).and_then([&](const std::string& whole) {
        return storage::writeFile(path, whole);
    });
}

} // namespace statelight::app
