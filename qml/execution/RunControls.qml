pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Row {
    id: root

    required property Simulator simulator
    /// Leaves out what only explains.
    property bool compact: false
    /// In the smallest windows: the speed and the caption of the button give way.
    property bool tight: false
    readonly property list<real> speeds: [0.25, 0.5, 1, 2, 4, 0]
    readonly property bool isOver: root.simulator.phase === Simulator.Succeeded || root.simulator.phase === Simulator.Failed

    spacing: 8

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: root.simulator.phase === Simulator.Succeeded ? Theme.statusSucceededTint : root.simulator.phase === Simulator.Failed ? Theme.statusFailedTint : root.simulator.phase === Simulator.Playing ? Theme.statusRunningTint : Theme.currentStep
        height: 28
        radius: 14
        visible: root.simulator.active
        width: Math.min(root.tight ? 180 : 300, status.implicitWidth + 28)

        Label {
            id: status

            Accessible.name: text
            anchors.centerIn: parent
            color: root.simulator.phase === Simulator.Succeeded ? Theme.statusSucceededText : root.simulator.phase === Simulator.Failed ? Theme.statusFailedText : root.simulator.phase === Simulator.Playing ? Theme.statusRunningText : Theme.currentStepText
            strong: true
            text: root.simulator.statusText
            width: parent.width - 28
        }
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: "clock"
        size: 14
        visible: root.simulator.active && !root.compact
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: root.simulator.virtualTime
        visible: root.simulator.active
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        font: Theme.secondaryFont
        text: qsTr("virtual")
        visible: root.simulator.active && !root.compact
    }
    Divider {
        anchors.verticalCenter: parent.verticalCenter
        height: 20
        vertical: true
        visible: root.simulator.active
    }
    ToolButton {
        iconName: "restart"
        key: "Ctrl+Shift+F5"
        tip: qsTr("Start again with the same input")
        visible: root.simulator.active

        onClicked: root.simulator.restart()
    }
    Button {
        id: runButton

        readonly property string caption: root.simulator.phase === Simulator.Playing ? qsTr("Pause") : root.simulator.phase === Simulator.Paused ? qsTr("Continue") : root.isOver ? qsTr("Run again") : qsTr("Run")

        Accessible.name: runButton.caption
        iconName: root.simulator.phase === Simulator.Playing ? "pause" : "play"
        key: root.compact ? "" : "F5"
        objectName: "runButton"
        primary: true
        text: root.tight && root.simulator.active ? "" : runButton.caption
        tip: qsTr("Start an execution, or go on with the one that is paused")
        visible: root.simulator.phase !== Simulator.Asking

        onClicked: {
            if (root.simulator.phase === Simulator.Playing)
                root.simulator.pause();
            else
                root.simulator.run();
        }
    }
    ToolButton {
        enabled: !root.isOver
        iconName: "step-over"
        key: "F10"
        objectName: "stepButton"
        tip: qsTr("Step over: one state, or a whole container")

        onClicked: root.simulator.stepOver()
    }
    ToolButton {
        enabled: !root.isOver
        iconName: "step-into"
        key: "F11"
        tip: qsTr("Step: to the next state, inside containers too")

        onClicked: root.simulator.stepInto()
    }
    ToolButton {
        enabled: !root.isOver
        iconName: "stop"
        key: "Shift+F5"
        tip: qsTr("Stop: end the execution here")
        visible: root.simulator.active

        onClicked: root.simulator.stop()
    }
    ComboBox {
        anchors.verticalCenter: parent.verticalCenter
        currentIndex: root.speeds.indexOf(root.simulator.speed) // qmllint disable
        label: qsTr("Speed of the run")
        model: root.speeds.map(speed => speed === 0 ? qsTr("instant") : qsTr("%1×").arg(speed)) // qmllint disable
        visible: !root.tight
        width: 92

        onActivated: index => root.simulator.speed = root.speeds[index]
    }
    ToolButton {
        iconName: "close"
        tip: qsTr("Back to editing")
        visible: root.simulator.active

        onClicked: root.simulator.leave()
    }
}
