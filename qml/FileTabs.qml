pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

ListView {
    id: root

    required property Workbench workbench

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: root.workbench.currentRow
    highlightMoveDuration: 0
    model: root.workbench.tabs
    orientation: ListView.Horizontal
    spacing: 2

    delegate: FileTab {
        id: entry

        required property int index

        current: root.workbench.currentRow === entry.index
        height: root.height

        onCloseClicked: root.workbench.close(entry.index)
        onClicked: root.workbench.currentRow = entry.index
    }
    footer: Item {
        height: root.height
        width: 40

        ActionButton {
            anchors.verticalCenter: parent.verticalCenter
            command: root.workbench.actions.action("new")
            x: 4
        }
    }
}
