pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Item {
    id: root

    required property Workbench workbench

    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: root.workbench.currentRow
        height: root.height
        highlightMoveDuration: 0
        model: root.workbench.tabs
        orientation: ListView.Horizontal
        spacing: 2
        width: Math.min(contentWidth, root.width - 40)

        onWidthChanged: list.positionViewAtIndex(list.currentIndex, ListView.Contain)

        delegate: FileTab {
            id: entry

            required property int index

            current: root.workbench.currentRow === entry.index
            height: list.height

            onClicked: root.workbench.currentRow = entry.index
            onCloseClicked: root.workbench.close(entry.index)
        }
    }
    ActionButton {
        anchors.left: list.right
        anchors.leftMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        command: root.workbench.actions.action("new")
    }
}
