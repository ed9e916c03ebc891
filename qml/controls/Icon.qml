import QtQuick
import Statelight

Image {
    id: root

    required property string name
    property color color: Theme.text2
    property real size: 16

    height: root.size
    source: root.name === "" ? "" : `image://icon/${root.name}/${String(root.color).slice(-6)}`
    sourceSize.height: root.size * Screen.devicePixelRatio
    sourceSize.width: root.size * Screen.devicePixelRatio
    width: root.size
}
