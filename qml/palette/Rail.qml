import QtQuick
import Statelight
import Statelight.App

Rectangle {
    id: root

    required property Workbench workbench

    color: Theme.surface

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: 4
        topPadding: 8

        ActionButton {
            command: root.workbench.actions.action("togglePalette")
        }
        ActionButton {
            command: root.workbench.actions.action("add")
        }
    }
    Divider {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
}
