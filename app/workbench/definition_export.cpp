#include "app/workbench/definition_export.h"

#include <algorithm>
#include <array>

#include "exporters/json_text.h"
#include "exporters/yaml_text.h"
#include "layout/layout.h"
#include "source/unified_diff.h"
#include "storage/write_file.h"

namespace statelight::app {

namespace {

std::string contents(const document::Snapshot& snapshot, exporters::Shade shade, const QString& path)
{
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        layout::Engine engine;
        return exporters::svg(snapshot, engine.layout(snapshot.machine, snapshot.graph, {}), shade);
    }
    if (path.endsWith(QLatin1String(".min.json"), Qt::CaseInsensitive))
        return exporters::jsonText(snapshot.tree, exporters::JsonForm::Minified);
    if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return exporters::jsonText(snapshot.tree, exporters::JsonForm::Lines);
    return exporters::yamlText(snapshot.tree);
}

} // namespace

bool isTextExport(const QString& path)
{
    constexpr std::array endings{".svg", ".json", ".yaml", ".yml"};
    return std::ranges::any_of(
        endings, [&](const char* ending) { return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive); });
}

core::Result<void> exportDefinition(const document::Snapshot& snapshot, exporters::Shade shade, const QString& path)
{
    if (snapshot.isBroken)
        return core::failure("export.broken", "The text can't be read at the moment. Mend it first, then export it.");
    return storage::writeFile(path.toStdString(), contents(snapshot, shade, path));
}

std::string convertedText(const document::Snapshot& snapshot)
{
    return snapshot.tree.format() == source::Format::Yaml
        ? exporters::jsonText(snapshot.tree, exporters::JsonForm::Lines)
        : exporters::yamlText(snapshot.tree);
}

bool losesToJson(const document::Snapshot& snapshot)
{
    if (snapshot.tree.format() != source::Format::Yaml)
        return false;
    const auto isComment = [](std::string_view line) {
        const std::size_t first = line.find_first_not_of(" \t");
        return first != std::string_view::npos && line[first] == '#';
    };
    return std::ranges::any_of(source::splitLines(snapshot.tree.text()), isComment)
        || std::ranges::any_of(
            snapshot.tree.diagnostics(), [](const core::Diagnostic& found) { return found.code == "yaml.tag"; });
}

} // namespace statelight::app
