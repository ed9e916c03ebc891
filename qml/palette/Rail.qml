import QtQuick
import Statelight
import Statelight.App

Rectangle {
    id: root

    required property Workbench workbench
    property bool offersPalette: true

    color: Theme.surface

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: 4
        topPadding: 8

        ActionButton {
            command: root.workbench.actions.action("togglePalette")
            visible: root.offersPalette
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
