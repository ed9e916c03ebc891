import QtQuick
import QtQuick.Templates as T
import Statelight

T.AbstractButton {
    id: root

    property string key: ""

    signal chosen

    Accessible.name: root.text
    activeFocusOnTab: true

    onClicked: root.chosen()

    background: Rectangle {
        border.color: Theme.accent
        border.width: root.visualFocus ? 2 : 0
        color: root.hovered ? Theme.rowHover : "transparent"
        radius: Theme.radiusNode
    }
    contentItem: Item {
        Label {
            anchors.left: parent.left
            anchors.leftMargin: 16
            color: Theme.text2
            height: parent.height
            text: root.text
        }
        KeyCap {
            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            text: root.key
            visible: root.key !== ""
        }
    }
}
