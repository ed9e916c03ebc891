import QtQuick
import Statelight

/// What the pointer carries while a state is dragged out of the palette.
Rectangle {
    id: root

    property string stateType: ""

    border.color: Theme.nodeBorder
    border.width: 1
    color: Theme.surface
    height: 40
    opacity: 0.9
    radius: Theme.radiusNode
    width: caption.implicitWidth + 60

    TypeTile {
        anchors.verticalCenter: parent.verticalCenter
        stateType: root.stateType
        x: 10
    }
    Label {
        id: caption

        height: parent.height
        strong: true
        text: root.stateType
        x: 42
    }
}
