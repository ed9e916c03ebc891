pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Item {
    id: root

    required property Simulator simulator
    /// Too small for both: the events or what the run was started with.
    readonly property bool narrow: root.simulator.active && root.width < 820
    property bool showsSetup: false
    signal stateChosen(string statePath)

    SegmentedSwitch {
        id: pages

        currentIndex: root.showsSetup ? 1 : 0
        entries: [
            {
                text: qsTr("Events")
            },
            {
                text: qsTr("Input and task results")
            }
        ]
        label: qsTr("What the panel shows of the run")
        visible: root.narrow
        x: 8
        y: 4

        onChosen: index => root.showsSetup = index === 1
    }
    RunSetup {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: root.narrow ? pages.bottom : parent.top
        anchors.topMargin: root.narrow ? 4 : 0
        simulator: root.simulator
        visible: !root.narrow || root.showsSetup
        width: root.simulator.active && !root.narrow ? parent.width * 0.56 : parent.width
    }
    Part {
        active: root.simulator.active
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: root.narrow ? pages.bottom : parent.top
        anchors.topMargin: root.narrow ? 4 : 0
        visible: !root.narrow || !root.showsSetup
        width: root.narrow ? parent.width : parent.width * 0.44

        sourceComponent: Item {
            Divider {
                height: parent.height
                vertical: true
                visible: !root.narrow
            }
            Rectangle {
                id: outcome

                color: root.simulator.phase === Simulator.Succeeded ? Theme.statusSucceededTint : Theme.statusFailedTint
                height: visible ? Math.min(outcomeText.implicitHeight + 12, parent.height / 2) : 0
                visible: root.simulator.outcome !== ""
                width: parent.width - 1
                x: 1

                Label {
                    id: outcomeText

                    anchors.left: parent.left
                    anchors.margins: 6
                    anchors.right: parent.right
                    anchors.top: parent.top
                    color: root.simulator.phase === Simulator.Succeeded ? Theme.statusSucceededText : Theme.statusFailedText
                    font: Theme.codeFont
                    maximumLineCount: 4
                    text: root.simulator.outcome
                    wrapMode: Text.Wrap
                }
            }
            EventList {
                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.leftMargin: 1
                anchors.right: parent.right
                anchors.top: outcome.bottom
                events: root.simulator.events

                onStateChosen: statePath => root.stateChosen(statePath)
            }
        }
    }
}
