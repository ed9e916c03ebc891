import QtQuick
import Statelight

Rectangle {
    anchors.fill: parent
    anchors.margins: -2
    border.color: Theme.accent
    border.width: 2
    color: "transparent"
    radius: Theme.radiusNode
    z: 1
}
