#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QPolygonF>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/document/run_overlay.h"
#include "app/scene/spatial_index.h"
#include "document/snapshot.h"
#include "layout/layout.h"
#include "theme.h"

namespace statelight::app {

/// A state as it is drawn while nobody touches it; index = StateIndex of the picture's snapshot.
struct NodeView {
    struct Chip {
        QString icon;
        QString text;
        bool operator==(const Chip&) const = default;
    };

    asl::StatePath path;
    theme::Type type = theme::Type::Unknown;
    QString name;
    QString subtitle;
    QString icon; ///< of the tile
    std::vector<Chip> chips;
    QString footer; ///< of an open Map
    QString languageBadge; ///< "J" or "P", empty without one
    QRectF rect;
    std::vector<QRectF> branches;
    std::uint32_t depth = 0;
    std::optional<asl::StateIndex> owner; ///< the container that it lies in
    bool isOpen = false; ///< a container drawn with its contents
    bool isFolded = false; ///< a container drawn as one node
    bool isHidden = false; ///< lies in a folded container
    bool assignsVariables = false;
    bool cannotRun = false;
    bool isReachable = true;
    bool isBroken = false; ///< its text can't be read at the moment; it is drawn as it was before
    int errors = 0;
    int warnings = 0;
};

/// A transition, or the line from Start (kind Next, no source) or to End (no target).
struct EdgeView {
    EdgeKey key;
    std::optional<std::uint32_t> graphIndex; ///< index in Graph::edges; none for Start and End
    std::optional<asl::StateIndex> from;
    std::optional<asl::StateIndex> to;
    QPolygonF points;
    QRectF label;
    QString number; ///< of a Choice rule
    QString text;
    QRectF bounds; ///< with label, arrow head and stub
    bool isDangling = false;
    bool hasSlash = false;
};

/// Everything the canvas draws of one snapshot, in logical pixels at 100 %. Immutable; made on the layout thread.
struct ScenePicture {
    std::shared_ptr<const document::Snapshot> snapshot;
    std::vector<NodeView> nodes;
    std::vector<EdgeView> edges;
    QRectF start; ///< the disc; empty in an empty machine
    QRectF end; ///< the ring; empty without a state that ends
    QRectF bounds;
    SpatialIndex nodeIndex;
    SpatialIndex edgeIndex;
    std::unordered_map<asl::StatePath, asl::StateIndex> byPath;

    [[nodiscard]] const NodeView* find(const asl::StatePath& path) const;
    /// The innermost visible state at a place.
    [[nodiscard]] const NodeView* nodeAt(QPointF place) const;
    /// The transition nearest to a place and no farther than `reach` from it.
    [[nodiscard]] const EdgeView* edgeAt(QPointF place, double reach) const;
    [[nodiscard]] const EdgeView* find(const EdgeKey& key) const;
};

using ScenePicturePointer = std::shared_ptr<const ScenePicture>;

} // namespace statelight::app
