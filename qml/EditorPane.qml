pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

/// Everything below the bar that shows one file.
FocusScope {
    id: root

    required property Workbench workbench
    required property Tab tab
    readonly property WindowLayout arrangement: root.workbench.layout
    readonly property bool inRun: root.tab.simulator.active
    readonly property bool usesRail: !root.arrangement.paletteShown || !root.hasPaletteRoom
    readonly property bool hasPaletteRoom: !root.inRun && root.tab.view === Tab.Graph && root.width >= 1000
    readonly property bool showsInspector: root.arrangement.inspectorShown && root.tab.view === Tab.Graph
    readonly property real wantedInspector: Math.max(root.arrangement.inspectorWidth, root.inRun ? Theme.runInspectorWidth : 0)
    /// In a small window the canvas keeps most of it.
    readonly property real inspectorWidth: Math.min(root.wantedInspector, Math.max(root.inRun ? 356 : 300, root.width * 0.36))

    PalettePane {
        anchors.fill: left
        tab: root.tab
        visible: !root.usesRail
        workbench: root.workbench
    }
    Rail {
        anchors.fill: left
        offersPalette: root.hasPaletteRoom
        visible: root.usesRail
        workbench: root.workbench
    }
    Item {
        id: left

        anchors.bottom: root.inRun ? parent.bottom : strip.top
        anchors.left: parent.left
        anchors.top: parent.top
        width: root.usesRail ? Theme.railWidth : Theme.paletteWidth
    }
    DiskBar {
        id: diskBar

        anchors.left: left.right
        anchors.right: right.left
        visible: root.tab.changedOnDisk
        workbench: root.workbench
    }
    TabViews {
        id: views

        anchors.bottom: strip.top
        anchors.left: left.right
        anchors.right: right.left
        anchors.top: diskBar.bottom
        focus: true
        tab: root.tab
        workbench: root.workbench

        onInspectorRequested: inspectorPane.focusFirst()
    }
    Item {
        id: right

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        visible: root.showsInspector
        width: root.showsInspector ? root.inspectorWidth : 0

        InspectorPane {
            id: inspectorPane

            anchors.fill: parent
            inspector: root.tab.inspector
            selected: root.tab.scene.selectionCount
            simulator: root.tab.simulator

            onEscaped: views.canvas.forceActiveFocus()
        }
        Splitter {
            height: parent.height
            label: qsTr("Width of the inspector")
            x: -4

            onDragged: by => root.arrangement.inspectorWidth -= by
        }
    }
    Strip {
        id: strip

        anchors.bottom: parent.bottom
        anchors.left: root.inRun ? left.right : parent.left
        anchors.right: right.left
        canvas: views.canvas
        tab: root.tab
        workbench: root.workbench
    }
}
