pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Item {
    id: root

    required property Simulator simulator
    signal stateChosen(string statePath)

    RunSetup {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        simulator: root.simulator
        width: root.simulator.active ? parent.width * 0.56 : parent.width
    }
    Part {
        active: root.simulator.active
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        width: parent.width * 0.44

        sourceComponent: Item {
            Divider {
                height: parent.height
                vertical: true
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
