import QtQuick
import Statelight

Rectangle {
    id: root

    property string text: ""

    border.color: Theme.divider
    border.width: 1
    color: Theme.surface
    height: 32
    radius: Theme.radiusNode
    width: caption.x + caption.width + 12

    Icon {
        name: "graph"
        size: 14
        x: 10
        y: 9
    }
    Label {
        id: caption

        elide: Text.ElideMiddle
        height: root.height
        text: root.text
        width: Math.min(implicitWidth, 280)
        x: 30
    }
}
