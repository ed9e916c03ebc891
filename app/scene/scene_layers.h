#pragma once

#include <QtQuick/QQuickItem>
#include <map>
#include <unordered_map>
#include <vector>

#include "app/scene/camera.h"
#include "app/scene/painted_items.h"

namespace statelight::app {

/// The painted items of one canvas: tiles below, one item for each visible state above. Few are painted in one frame;
/// until the new ones are ready the old ones are stretched.
class SceneLayers {
public:
    /// `canvas` owns the items; the looks are asked while painting.
    SceneLayers(QQuickItem* canvas, SceneLooks looks);

    /// `isMoving`: one of the pictures between two layouts.
    void setPicture(ScenePicturePointer picture, bool isMoving);
    void setPalette(const theme::Palette& palette);
    void setCamera(const Camera& camera) { m_camera = camera; }
    /// Brings the items in step with camera and picture. False if some are still to be painted: call it again in the
    /// next frame. While the zoom moves (`isZooming`) nothing is painted anew.
    bool sync(bool isZooming);
    /// Paints the state again, and the tiles around it.
    void touch(const NodeView& node);
    void touchArea(const QRectF& area);
    void touchAll();
    /// Moves the rings of running states; false if none is in view.
    bool turnRings(double phase);

    [[nodiscard]] int nodeItemCount() const { return static_cast<int>(m_nodes.size()); }
    [[nodiscard]] int tileCount() const { return static_cast<int>(m_tiles.size()); }
    [[nodiscard]] QQuickItem* world() const { return m_world; }

private:
    using TileKey = std::pair<int, int>;
    struct TileRange {
        int left = 0;
        int top = 0;
        int right = -1;
        int bottom = -1;
        [[nodiscard]] bool contains(TileKey key) const;
    };

    void startLevel();
    bool syncTiles(int& budget);
    bool syncNodes(bool isZooming, int& budget);
    void dropFarTiles(const TileRange& keep);
    void dropHiddenNodes(const std::vector<std::uint32_t>& seen);
    void clearOldTiles();
    void retire(TileItem* tile);
    void addTile(TileKey key);
    [[nodiscard]] TileRange tilesIn(const QRectF& area, int margin) const;
    [[nodiscard]] PaintStyle style(double zoom) const;
    [[nodiscard]] NodeItem* takeNodeItem();

    QQuickItem* m_canvas;
    QQuickItem* m_world;
    QQuickItem* m_oldLevel;
    QQuickItem* m_level;
    QQuickItem* m_nodeLayer;
    SceneLooks m_looks;
    ScenePicturePointer m_picture;
    const theme::Palette* m_palette = &theme::light;
    Camera m_camera;
    double m_levelZoom = 0;
    std::map<TileKey, TileItem*> m_tiles;
    std::vector<TileItem*> m_oldTiles;
    std::unordered_map<std::uint32_t, NodeItem*> m_nodes;
    std::vector<NodeItem*> m_spareNodes;
    std::vector<TileItem*> m_spareTiles;
    double m_phase = 0;
    bool m_isMoving = false;
};

} // namespace statelight::app
