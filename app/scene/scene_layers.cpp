#include "app/scene/scene_layers.h"

#include <algorithm>
#include <cmath>

namespace statelight::app {

namespace {

// How much is painted in one frame while an older picture can stand in for it.
constexpr int paintsPerFrame = 8;
constexpr double nodeZoom = 0.4;
constexpr std::size_t mostSpareTiles = 12;

} // namespace

bool SceneLayers::TileRange::contains(TileKey key) const
{
    return left <= key.first && key.first <= right && top <= key.second && key.second <= bottom;
}

SceneLayers::SceneLayers(QQuickItem* canvas, SceneLooks looks)
    : m_canvas(canvas)
    , m_world(new QQuickItem(canvas))
    , m_oldLevel(new QQuickItem(m_world))
    , m_level(new QQuickItem(m_world))
    , m_nodeLayer(new QQuickItem(m_world))
    , m_looks(std::move(looks))
{
    for (QQuickItem* item : {m_oldLevel, m_level})
        item->setTransformOrigin(QQuickItem::TopLeft);
}

PaintStyle SceneLayers::style(double zoom) const
{
    return {m_palette, zoom, m_phase};
}

void SceneLayers::setPicture(ScenePicturePointer picture, bool isMoving)
{
    m_picture = std::move(picture);
    m_isMoving = isMoving;
    std::unordered_map<std::uint32_t, NodeItem*> kept;
    for (const auto& [index, item] : m_nodes) {
        const auto now = m_picture->byPath.find(item->node().path);
        if (now != m_picture->byPath.end() && kept.emplace(now->second, item).second)
            continue;
        item->setVisible(false);
        m_spareNodes.push_back(item);
    }
    m_nodes = std::move(kept);
    touchAll();
}

void SceneLayers::setPalette(const theme::Palette& palette)
{
    m_palette = &palette;
    touchAll();
}

SceneLayers::TileRange SceneLayers::tilesIn(const QRectF& area, int margin) const
{
    const double reach = TileItem::side / m_levelZoom;
    const auto tile = [reach](double place) { return static_cast<int>(std::floor(place / reach)); };
    return {tile(area.left()) - margin, tile(area.top()) - margin, tile(area.right()) + margin,
        tile(area.bottom()) + margin};
}

void SceneLayers::startLevel()
{
    clearOldTiles();
    for (const auto& [key, tile] : m_tiles) {
        tile->setParentItem(m_oldLevel);
        m_oldTiles.push_back(tile);
    }
    m_tiles.clear();
    m_oldLevel->setProperty("paintedZoom", m_levelZoom);
    m_levelZoom = m_camera.zoom;
}

void SceneLayers::clearOldTiles()
{
    for (TileItem* tile : m_oldTiles)
        retire(tile);
    m_oldTiles.clear();
}

// A tile keeps a quarter of a megabyte of picture: a few wait for the next row, the rest goes.
void SceneLayers::retire(TileItem* tile)
{
    tile->setVisible(false);
    if (m_spareTiles.size() < mostSpareTiles)
        m_spareTiles.push_back(tile);
    else
        tile->deleteLater();
}

void SceneLayers::addTile(TileKey key)
{
    TileItem* tile = m_spareTiles.empty() ? new TileItem(m_level) : m_spareTiles.back();
    if (!m_spareTiles.empty())
        m_spareTiles.pop_back();
    tile->setParentItem(m_level);
    tile->setPosition(QPointF(key.first * TileItem::side, key.second * TileItem::side));
    tile->setVisible(true);
    tile->show(style(m_levelZoom), key.first, key.second, m_picture, &m_looks);
    m_tiles.emplace(key, tile);
}

void SceneLayers::dropFarTiles(const TileRange& keep)
{
    for (auto at = m_tiles.begin(); at != m_tiles.end();) {
        if (keep.contains(at->first)) {
            ++at;
            continue;
        }
        retire(at->second);
        at = m_tiles.erase(at);
    }
}

bool SceneLayers::syncTiles(int& budget)
{
    const QRectF area = m_camera.seenArea(m_canvas->size());
    const TileRange seen = tilesIn(area, 0);
    const bool hasStandIn = !m_oldTiles.empty();
    bool isComplete = true;
    for (int row = seen.top; row <= seen.bottom; ++row) {
        for (int column = seen.left; column <= seen.right; ++column) {
            if (m_tiles.contains({column, row}))
                continue;
            if (hasStandIn && budget <= 0) {
                isComplete = false;
                continue;
            }
            addTile({column, row});
            --budget;
        }
    }
    if (isComplete)
        clearOldTiles();
    dropFarTiles(tilesIn(area, 1));
    return isComplete;
}

NodeItem* SceneLayers::takeNodeItem()
{
    if (m_spareNodes.empty())
        return new NodeItem(m_nodeLayer);
    NodeItem* item = m_spareNodes.back();
    m_spareNodes.pop_back();
    return item;
}

void SceneLayers::dropHiddenNodes(const std::vector<std::uint32_t>& seen)
{
    for (auto at = m_nodes.begin(); at != m_nodes.end();) {
        if (std::ranges::binary_search(seen, at->first)) {
            ++at;
            continue;
        }
        at->second->setVisible(false);
        m_spareNodes.push_back(at->second);
        at = m_nodes.erase(at);
    }
}

bool SceneLayers::syncNodes(bool isZooming, int& budget)
{
    std::vector<std::uint32_t> seen;
    const QRectF area = m_camera.seenArea(m_canvas->size());
    if (m_levelZoom >= nodeZoom)
        for (const std::uint32_t number : m_picture->nodeIndex.touching(area))
            if (!m_picture->nodes[number].isHidden
                && m_picture->nodes[number].rect.adjusted(-24, -24, 24, 24).intersects(area))
                seen.push_back(number);
    dropHiddenNodes(seen);
    bool isComplete = true;
    for (const std::uint32_t number : seen) {
        const NodeView& node = m_picture->nodes[number];
        NodeItem*& item = m_nodes[number];
        const bool isNew = item == nullptr;
        if (isNew)
            item = takeNodeItem();
        const bool isStale = item->paintedZoom() != m_levelZoom;
        if (isNew || !isStale || (!isZooming && budget > 0)) {
            budget -= isNew || isStale ? 1 : 0;
            item->show(style(m_levelZoom), node, m_looks.node(node), m_isMoving);
        } else {
            isComplete = false;
        }
        item->setZ(node.depth);
        item->place(node, m_camera.zoom);
        item->setVisible(true);
    }
    return isComplete;
}

bool SceneLayers::sync(bool isZooming)
{
    if (m_picture == nullptr || m_canvas->width() <= 0 || m_canvas->height() <= 0)
        return true;
    const bool hasLevel = m_levelZoom > 0;
    const double stretch = hasLevel ? m_camera.zoom / m_levelZoom : 0;
    if (!hasLevel || (m_camera.zoom != m_levelZoom && (!isZooming || stretch < 0.55 || stretch > 1.8)))
        startLevel();
    int budget = paintsPerFrame;
    const bool hasNodes = syncNodes(isZooming, budget);
    const bool hasTiles = syncTiles(budget);
    m_world->setPosition(m_camera.offset);
    m_level->setScale(m_camera.zoom / m_levelZoom);
    const double oldZoom = m_oldLevel->property("paintedZoom").toDouble();
    if (oldZoom > 0)
        m_oldLevel->setScale(m_camera.zoom / oldZoom);
    return hasNodes && hasTiles;
}

void SceneLayers::touch(const NodeView& node)
{
    const auto index = static_cast<std::uint32_t>(&node - m_picture->nodes.data());
    if (const auto found = m_nodes.find(index); found != m_nodes.end())
        found->second->show(style(m_levelZoom), node, m_looks.node(node), m_isMoving);
    touchArea(node.rect.adjusted(-24, -24, 24, 24));
}

void SceneLayers::touchArea(const QRectF& area)
{
    for (const auto& [key, tile] : m_tiles)
        if (tile->area().intersects(area))
            tile->show(style(m_levelZoom), key.first, key.second, m_picture, &m_looks);
}

void SceneLayers::touchAll()
{
    for (const auto& [key, tile] : m_tiles)
        tile->show(style(m_levelZoom), key.first, key.second, m_picture, &m_looks);
    for (const auto& [index, item] : m_nodes)
        item->show(style(m_levelZoom), m_picture->nodes[index], m_looks.node(m_picture->nodes[index]), m_isMoving);
}

bool SceneLayers::turnRings(double phase)
{
    m_phase = phase;
    bool isAny = false;
    for (const auto& [index, item] : m_nodes) {
        if (!isRunning(item->look()))
            continue;
        item->setPhase(phase);
        isAny = true;
    }
    return isAny;
}

} // namespace statelight::app
