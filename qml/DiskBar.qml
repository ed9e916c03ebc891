import QtQuick
import Statelight
import Statelight.App

Rectangle {
    id: root

    required property Workbench workbench

    color: Theme.raised
    height: root.visible ? 44 : 0

    Row {
        anchors.fill: parent
        anchors.leftMargin: 12
        spacing: 12

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.warning
            name: "warning"
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Another program has changed the same places of this file as you.")
        }
        Button {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Take theirs")
            tip: qsTr("Your changes stay in the undo history.")

            onClicked: root.workbench.takeFromDisk()
        }
        Button {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Keep both")
            tip: qsTr("Opens the file as it is on disk in a tab of its own.")

            onClicked: root.workbench.showTheirs()
        }
        Button {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Keep mine and save")

            onClicked: root.workbench.keepMine()
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
