import QtQuick
import Statelight

Rectangle {
    id: root

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
        text: qsTr("The text can't be read at the moment; this is how it was before.")
        x: 34
    }
}
