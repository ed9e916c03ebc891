pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

Rectangle {
    id: root

    required property Workbench workbench
    required property Tab tab

    color: Theme.surface

    TabButton {
        id: flowTab

        checked: true
        height: 36
        text: qsTr("Flow")
        x: 8
    }
    Divider {
        anchors.top: flowTab.bottom
        width: parent.width
    }
    ListView {
        id: list

        Accessible.name: qsTr("States to add")
        Accessible.role: Accessible.List
        activeFocusOnTab: true
        anchors.bottom: hint.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: flowTab.bottom
        anchors.topMargin: 9
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: false
        model: root.workbench.palette

        delegate: PaletteEntry {
            current: ListView.isCurrentItem && list.activeFocus
            scene: root.tab.scene
            width: list.width
        }
        Keys.onReturnPressed: (list.currentItem as PaletteEntry)?.add()
    }
    Label {
        id: hint

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: 12
        anchors.right: parent.right
        color: Theme.textMuted
        font: Theme.secondaryFont
        text: qsTr("Drag onto a line to insert. A adds after the selected state.")
        wrapMode: Text.Wrap
    }
    Divider {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
}
