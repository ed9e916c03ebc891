pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

/// The strip at the bottom; raised, it is the tab row of the bottom panel.
Rectangle {
    id: root

    required property Workbench workbench
    required property Tab tab
    required property CanvasItem canvas
    readonly property bool raised: root.tab.panelRaised
    readonly property int rowHeight: root.raised ? Theme.tabRowHeight : Theme.stripHeight

    function choose(page: int): void {
        root.tab.panelRaised = !root.raised || root.tab.panelPage !== page;
        root.tab.panelPage = page;
    }

    color: Theme.surface
    height: root.raised ? Theme.tabRowHeight + root.workbench.layout.panelHeight : Theme.stripHeight

    Divider {
        width: parent.width
        z: 1
    }
    Row {
        id: pages

        height: root.rowHeight

        StripTab {
            current: root.raised && root.tab.panelPage === Tab.Problems
            height: parent.height
            label: qsTr("Problems: %1 errors, %2 warnings").arg(root.tab.document.problems.errors).arg(root.tab.document.problems.warnings)
            raised: root.raised
            text: qsTr("Problems")

            onClicked: root.choose(Tab.Problems)

            ProblemCounts {
                anchors.verticalCenter: parent.verticalCenter
                problems: root.tab.document.problems
            }
        }
        StripTab {
            current: root.raised && root.tab.panelPage === Tab.Run
            height: parent.height
            label: qsTr("Run: input, mocks and events")
            raised: root.raised
            text: qsTr("Run")

            onClicked: root.choose(Tab.Run)
        }
    }
    StripFacts {
        anchors.right: parent.right
        anchors.rightMargin: 8
        actions: root.workbench.actions
        canvas: root.canvas
        file: root.tab.document
        height: root.rowHeight
        room: root.width - pages.width - 24
        showsZoom: root.tab.view !== Tab.Code
    }
    Item {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: root.workbench.layout.panelHeight
        visible: root.raised

        Divider {
            width: parent.width
        }
        ProblemList {
            anchors.fill: parent
            anchors.topMargin: 4
            problems: root.tab.document.problems
            visible: root.tab.panelPage === Tab.Problems

            onChosen: index => root.workbench.chooseProblem(index)
            onMended: index => root.tab.document.mend(index)
        }
        Repeater {
            model: root.raised && root.tab.panelPage === Tab.Run ? 1 : 0

            RunPanel {
                anchors.fill: parent
                anchors.topMargin: 4
                simulator: root.tab.simulator

                onStateChosen: path => root.tab.scene.reveal(path)
            }
        }
    }
    Splitter {
        label: qsTr("Height of the bottom panel")
        vertical: false
        visible: root.raised
        width: parent.width
        y: -4
        z: 2

        onDragged: by => root.workbench.layout.panelHeight -= by
    }
}
