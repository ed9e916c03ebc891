import QtQuick
import Statelight

/// Says why the canvas shows less than the text.
Rectangle {
    id: root

    property alias text: caption.text

    border.color: Theme.divider
    border.width: 1
    color: Theme.raised
    height: 32
    radius: Theme.radiusNode
    width: caption.x + caption.implicitWidth + 12

    Icon {
        color: Theme.error
        name: "error"
        x: 10
        y: 8
    }
    Label {
        id: caption

        height: root.height
        x: 34
    }
}
