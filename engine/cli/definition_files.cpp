#include "cli/definition_files.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "storage/find_files.h"

namespace statelight::cli {

namespace {

template <std::size_t size>
bool endsWithOne(std::string_view path, const std::array<std::string_view, size>& endings)
{
    return std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

constexpr std::array<std::string_view, 4> sure{".asl.json", ".asl.yaml", ".asl.yml", ".asl"};
constexpr std::array<std::string_view, 4> possible{".json", ".yaml", ".yml", ".tf"};
constexpr std::string_view sidecar = ".statelight.json";

} // namespace

core::Result<std::vector<DefinitionFile>> definitionFiles(const std::vector<std::string>& paths)
{
    std::vector<DefinitionFile> files;
    for (const std::string& path : paths) {
        if (!storage::isFolder(path)) {
            files.push_back({path, false});
            continue;
        }
        auto below = storage::filesBelow(path);
        if (!below) {
            return tl::unexpected(below.error());
        }
        for (std::string& file : *below) {
            const bool isSure = endsWithOne(file, sure);
            if (!file.ends_with(sidecar) && (isSure || endsWithOne(file, possible))) {
                files.push_back({std::move(file), !isSure});
            }
        }
    }
    return files;
}

bool mayBeDefinition(std::string_view text)
{
    return text.find("StartAt") != std::string_view::npos && text.find("States") != std::string_view::npos;
}

bool isDefinition(const document::Snapshot& snapshot)
{
    const source::NodeIndex root = snapshot.tree.root();
    return root != source::noNode && snapshot.tree.member(root, "StartAt") != source::noNode
        && snapshot.tree.member(root, "States") != source::noNode;
}

} // namespace statelight::cli
