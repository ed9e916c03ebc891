pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Item {
    id: root

    required property Workbench workbench
    required property Tab tab
    readonly property WindowLayout arrangement: root.workbench.layout
    readonly property bool usesRail: !root.arrangement.paletteShown || root.tab.view !== Tab.Graph

    PalettePane {
        anchors.fill: left
        visible: !root.usesRail
        tab: root.tab
        workbench: root.workbench
    }
    Rail {
        anchors.fill: left
        visible: root.usesRail
        workbench: root.workbench
    }
    Item {
        id: left

        anchors.bottom: strip.top
        anchors.left: parent.left
        anchors.top: parent.top
        width: root.usesRail ? Theme.railWidth : Theme.paletteWidth
    }
    Item {
        id: middle

        anchors.bottom: strip.top
        anchors.left: left.right
        anchors.right: parent.right
        anchors.top: parent.top

        DiskBar {
            id: diskBar

            anchors.left: parent.left
            anchors.right: parent.right
            visible: root.tab.changedOnDisk
            workbench: root.workbench
            z: 1
        }
    }
    Strip {
        id: strip

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        tab: root.tab
        workbench: root.workbench
    }
}
