import QtQuick
import Statelight.App

DragHandler {
    id: root

    required property string stateType
    property Scene scene: null
    /// Where the pointer is while it carries the state, in the window.
    readonly property real carriedX: root.centroid.scenePosition.x
    readonly property real carriedY: root.centroid.scenePosition.y

    target: null

    onActiveChanged: {
        if (root.active)
            root.scene?.beginPaletteDrag(root.stateType);
        else
            root.scene?.drop();
    }
    onCanceled: root.scene?.cancelDrag()
    // Not carriedX and carriedY: they follow only after this.
    onCentroidChanged: if (root.active)
        root.scene?.dragMoved(root.centroid.scenePosition.x, root.centroid.scenePosition.y)
}
