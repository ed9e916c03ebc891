pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Rectangle {
    id: root

    required property Workbench workbench
    readonly property Tab tab: root.workbench.current
    readonly property Actions actions: root.workbench.actions
    readonly property bool inRun: root.tab?.simulator.active ?? false

    color: Theme.surface
    implicitHeight: Theme.barHeight

    Image {
        anchors.verticalCenter: parent.verticalCenter
        height: 24
        source: "qrc:/statelight.svg"
        sourceSize.height: 24 * Screen.devicePixelRatio
        sourceSize.width: 24 * Screen.devicePixelRatio
        width: 24
        x: 12
    }
    MainMenus {
        id: menus

        anchors.verticalCenter: parent.verticalCenter
        workbench: root.workbench
        x: 44
    }
    Divider {
        id: menuEnd

        anchors.left: menus.right
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        vertical: true
    }
    FileTabs {
        anchors.bottom: parent.bottom
        anchors.left: menuEnd.right
        anchors.leftMargin: 8
        anchors.right: right.left
        anchors.rightMargin: 8
        anchors.top: parent.top
        workbench: root.workbench
    }
    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        ActionButton {
            command: root.actions.action("undo")
            visible: root.tab !== null && !root.inRun
        }
        ActionButton {
            command: root.actions.action("redo")
            visible: root.tab !== null && !root.inRun
        }
        ViewSwitch {
            actions: root.actions
            tab: root.tab
            compact: root.width < 1200
            visible: root.tab !== null && (!root.inRun || root.width > 1500)
        }
        Repeater {
            model: root.tab ? [root.tab.simulator] : []

            RunControls {
                required property Simulator modelData

                anchors.verticalCenter: parent?.verticalCenter
                compact: root.width < 1200
                simulator: modelData
                tight: root.width < 1050
            }
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
