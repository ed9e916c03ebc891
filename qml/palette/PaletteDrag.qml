import QtQuick
import Statelight.App

DragHandler {
    id: root

    required property string stateType
    property QtObject scene: null

    target: null

    onActiveChanged: {
        if (root.active)
            root.scene?.beginPaletteDrag(root.stateType);
        else
            root.scene?.drop();
    }
    onCanceled: root.scene?.cancelDrag()
    onCentroidChanged: if (root.active)
        root.scene?.dragMoved(root.centroid.scenePosition.x, root.centroid.scenePosition.y)
}
