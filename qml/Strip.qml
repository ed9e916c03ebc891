pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

Rectangle {
    id: root

    required property Workbench workbench
    required property Tab tab
    readonly property Document file: root.tab.document
    /// What stands at the right end: the canvas's zoom controls.
    default property alias tools: toolRow.data

    color: Theme.surface
    height: root.tab.panelRaised ? Theme.tabRowHeight + root.workbench.layout.panelHeight : Theme.stripHeight

    Divider {
        width: parent.width
        z: 1
    }
    T.AbstractButton {
        id: problemsButton

        Accessible.name: qsTr("Problems: %1 errors, %2 warnings").arg(root.file.problems.errors).arg(root.file.problems.warnings)
        focusPolicy: Qt.TabFocus
        height: row.height
        hoverEnabled: true
        implicitWidth: counts.implicitWidth + 24

        onClicked: root.workbench.actions.action("togglePanel").trigger()

        background: Rectangle {
            color: problemsButton.hovered ? Theme.rowHover : "transparent"

            FocusRing {
                anchors.margins: 2
                visible: problemsButton.visualFocus
            }
        }
        contentItem: ProblemCounts {
            id: counts

            problems: root.file.problems
            raised: root.tab.panelRaised
        }
    }
    Row {
        id: row

        anchors.right: parent.right
        anchors.rightMargin: 8
        height: root.tab.panelRaised ? Theme.tabRowHeight : Theme.stripHeight
        spacing: 20

        Fact {
            height: parent.height
            text: qsTr("%n state(s)", "", root.file.stateCount)
        }
        Fact {
            height: parent.height
            text: root.file.languageName
        }
        Fact {
            height: parent.height
            text: root.file.formatName
        }
        Row {
            id: toolRow

            height: parent.height
        }
    }
    Repeater {
        model: root.tab.panelRaised ? 1 : 0

        ProblemList {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: row.bottom
            problems: root.file.problems

            onChosen: index => root.workbench.chooseProblem(index)
        }
    }
    Splitter {
        label: qsTr("Height of the bottom panel")
        vertical: false
        visible: root.tab.panelRaised
        width: parent.width
        y: -4
        z: 2

        onDragged: by => root.workbench.layout.panelHeight -= by
    }

    component Fact: Label {
        color: Theme.text2
        font: Theme.secondaryFont
    }
}
