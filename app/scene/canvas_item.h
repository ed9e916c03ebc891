#pragma once

#include <QtCore/QBasicTimer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QVariantAnimation>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>
#include <memory>

#include "app/scene/camera.h"
#include "app/scene/gesture.h"
#include "app/scene/scene.h"
#include "app/scene/scene_layers.h"

namespace statelight::app {

/// The view of a Scene: camera, pointer and keys. Draws with QPainter only, so that every backend shows the same.
class CanvasItem : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(statelight::app::Scene* scene READ scene WRITE setScene NOTIFY sceneChanged FINAL)
    Q_PROPERTY(qreal zoom READ zoom NOTIFY cameraChanged FINAL)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged FINAL)
    /// Camera and layout jump instead of moving.
    Q_PROPERTY(bool reducedMotion MEMBER m_reducedMotion NOTIFY reducedMotionChanged FINAL)
    Q_PROPERTY(QString tip READ tip NOTIFY tipChanged FINAL)
    Q_PROPERTY(qreal tipX READ tipX NOTIFY tipChanged FINAL)
    Q_PROPERTY(qreal tipY READ tipY NOTIFY tipChanged FINAL)
    Q_PROPERTY(qreal pointerX READ pointerX NOTIFY tipChanged FINAL)
    Q_PROPERTY(qreal pointerY READ pointerY NOTIFY tipChanged FINAL)

public:
    explicit CanvasItem(QQuickItem* parent = nullptr);
    ~CanvasItem() override;

    [[nodiscard]] Scene* scene() const { return m_scene; }
    void setScene(Scene* scene);
    [[nodiscard]] qreal zoom() const { return m_camera.zoom; }
    [[nodiscard]] const Camera& camera() const { return m_camera; }
    [[nodiscard]] bool isDark() const { return m_isDark; }
    void setDark(bool dark);
    /// The picture in view: the scene's, or one on the way to it.
    [[nodiscard]] const ScenePicturePointer& shownPicture() const { return m_shown; }
    [[nodiscard]] QString tip() const { return m_tip; }
    [[nodiscard]] qreal tipX() const { return m_tipPlace.x(); }
    [[nodiscard]] qreal tipY() const { return m_tipPlace.y(); }
    [[nodiscard]] qreal pointerX() const { return m_pointer.x(); }
    [[nodiscard]] qreal pointerY() const { return m_pointer.y(); }

    /// Something stands over so much of the lower end of the view: what is revealed is shown above it.
    Q_INVOKABLE void coverBelow(qreal height);
    Q_INVOKABLE void fit();
    Q_INVOKABLE void fitSelection();
    Q_INVOKABLE void zoomIn();
    Q_INVOKABLE void zoomOut();
    Q_INVOKABLE void resetZoom();
    Q_INVOKABLE void zoomTo(qreal zoom);
    Q_INVOKABLE void panTo(qreal x, qreal y);
    /// Opens the rename field over the one selected state.
    Q_INVOKABLE void renameSelection();
    /// Asks for the adder at the pointer, or beside the selected state.
    Q_INVOKABLE void openAdder();
    /// Shows a transition being drawn from the selected state to the pointer until the next click.
    Q_INVOKABLE void connectSelection();

    /// Where a state is, in the item's coordinates; empty if there is none or it is folded away.
    Q_INVOKABLE QRectF nodeRect(const QString& pointer) const;
    Q_INVOKABLE QRectF nameRect(const QString& pointer) const;
    /// The middle of the transition that leaves a state as `kind` ("Next", "Rule", "Default", "Catch") with an index.
    Q_INVOKABLE QPointF edgeMiddle(const QString& pointer, const QString& kind, int index) const;
    Q_INVOKABLE QString stateAt(qreal x, qreal y) const;
    Q_INVOKABLE QPointF portOf(const QString& pointer) const;
    /// Ends animations and paints everything that is due with the next frame.
    Q_INVOKABLE void settle();
    /// Something still moves or waits to be painted.
    Q_INVOKABLE bool isBusy() const;
    /// What the canvas shows of the state beside its place, for tests.
    [[nodiscard]] NodeLook nodeLook(const NodeView& node) const;
    [[nodiscard]] EdgeLook edgeLook(const EdgeView& edge) const;
    [[nodiscard]] const SceneLayers& layers() const { return m_layers; }

    void beginPaletteDrag(asl::StateType type);
    void dragMoved(QPointF view);
    bool drop();
    void cancelGesture();
    [[nodiscard]] const Gesture* gesture() const { return m_gesture.get(); }

    void panBy(QPointF by);
    void touchTarget(const DropTarget& target);
    /// A wire was dropped on nothing: the adder opens there and inserts behind `after`.
    void offerAdder(QPointF view, const asl::StatePath& after);
    void toggleFold(const asl::StatePath& container);

signals:
    void sceneChanged();
    void cameraChanged();
    void darkChanged();
    void reducedMotionChanged();
    void tipChanged();
    void renameRequested(const QString& pointer);
    void adderRequested(qreal x, qreal y);
    void inspectorRequested();
    void gestureChanged();

protected:
    void updatePolish() override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;
    void timerEvent(QTimerEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void hoverMoveEvent(QHoverEvent* event) override;
    void hoverLeaveEvent(QHoverEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Press {
        QPointF view;
        Qt::KeyboardModifiers modifiers;
        asl::StatePath node;
        std::optional<EdgeKey> edge;
        bool isOnBody = false; ///< in an open container, below its header
        bool wasSelected = false;
    };

    void takePicture();
    void showPicture(ScenePicturePointer picture, bool isMoving);
    void animateTo(const ScenePicturePointer& picture);
    /// The part of the view over which nothing stands; all of it where too little would be left.
    [[nodiscard]] QSizeF freeSize() const;
    /// What a machine is first seen with, and what shows all of it.
    enum class Fit : std::uint8_t { Opening, Whole };
    [[nodiscard]] std::optional<Camera> fittingCamera(Fit fit) const;
    void fit(Fit fit);
    void moveCamera(const Camera& target);
    void setCamera(const Camera& camera, bool isZooming);
    void takeOverlay();
    void takeSelection();
    void takeHover();
    void touch(const asl::StatePath& state);
    void touchEdge(const std::optional<EdgeKey>& key);
    void scheduleSync();

    void startGesture(std::unique_ptr<Gesture> gesture);
    void endGesture(bool finishes);
    void repaintGesture();
    void startDrag(QPointF view);
    [[nodiscard]] std::unique_ptr<Gesture> gestureAtPress() const;
    void click();
    void hover(QPointF view);
    void setTip(const QString& tip, QPointF place);
    void updateTip();
    void autoPan();
    bool walk(int key);
    void panByKey(int key, bool isFar);
    void escape();
    void updateRing();
    [[nodiscard]] const NodeView* handleAt(QPointF view) const;
    [[nodiscard]] const EdgeView* selectedEdgeEndAt(QPointF view) const;
    [[nodiscard]] const EdgeView* edgeNear(QPointF view) const;
    /// The iteration that the footer of a Map in a run offers there.
    [[nodiscard]] std::optional<int> iterationNear(const NodeView& node, QPointF view) const;
    [[nodiscard]] bool isPaused() const;

    QPointer<Scene> m_scene;
    Camera m_camera;
    SceneLayers m_layers;
    GestureItem* m_gestureItem;
    std::unique_ptr<Gesture> m_gesture;
    std::optional<Press> m_press;
    ScenePicturePointer m_shown;
    ScenePicturePointer m_leaving;
    RunOverlay m_shownOverlay;
    std::vector<asl::StatePath> m_shownSelection;
    std::optional<EdgeKey> m_shownEdge;
    std::optional<EdgeKey> m_hoveredEdge;
    asl::StatePath m_shownHover;
    QVariantAnimation m_layoutAnimation;
    QVariantAnimation m_cameraAnimation;
    Camera m_cameraFrom;
    Camera m_cameraTo;
    QBasicTimer m_zoomTimer;
    QBasicTimer m_ringTimer;
    QBasicTimer m_autoPanTimer;
    QBasicTimer m_renameTimer;
    QBasicTimer m_tipTimer;
    QElapsedTimer m_ringClock;
    QPointF m_pointer;
    QString m_tip;
    QPointF m_tipPlace;
    bool m_isDark = false;
    bool m_reducedMotion = false;
    bool m_isSpaceDown = false;
    bool m_hasPannedBySpace = false;
    bool m_needsFit = true;
    double m_coveredBelow = 0;
    std::optional<Fit> m_fitted; ///< nobody has moved the camera since: a new size fits again
    bool m_isIncomplete = false;
    bool m_hasFocusRing = false;
    bool m_wasDropped = false;
};

} // namespace statelight::app
