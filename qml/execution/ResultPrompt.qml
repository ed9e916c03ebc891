pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

FocusScope {
    id: root

    required property Simulator simulator
    readonly property ResultRequest request: root.simulator.request
    property int kind: 0
    /// Whoever types elsewhere goes on there.
    property bool mayTakeFocus: true
    readonly property string problem: root.kind === 0 ? root.request.problemOf(result.text) : ""

    function takeFocus(): void {
        if (root.visible && root.mayTakeFocus)
            result.forceActiveFocus();
    }
    function endings(isTask: bool): var {
        const succeed = {
            text: qsTr("Succeed")
        };
        const fail = {
            text: qsTr("Fail")
        };
        const timeOut = {
            text: qsTr("Time out")
        };
        return isTask ? [succeed, fail, timeOut] : [succeed, fail];
    }
    function send(): void {
        if (root.kind === 0)
            root.simulator.answerResult(result.text);
        else if (root.kind === 1)
            root.simulator.answerFailure(errorName.text, errorCause.text);
        else
            root.simulator.answerTimeout();
    }

    Accessible.name: root.request.title
    Accessible.role: Accessible.Dialog
    height: 372
    width: 480

    Keys.onPressed: event => {
        if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers === Qt.ControlModifier && root.problem === "") {
            event.accepted = true;
            root.send();
        }
    }

    onVisibleChanged: root.takeFocus()

    Shadow {
        anchors.fill: parent
        radius: Theme.radiusDialog
    }
    Rectangle {
        color: Theme.currentStep
        height: 24
        radius: Theme.radiusTile
        width: 24
        x: 16
        y: 18

        Icon {
            anchors.centerIn: parent
            color: Theme.currentStepText
            name: "continue"
            size: 14
        }
    }
    Label {
        font: Theme.titleFont
        text: root.request.title
        width: root.width - 68
        x: 52
        y: 14
    }
    Label {
        color: Theme.text2
        elide: Text.ElideMiddle
        font: Theme.secondaryFont
        text: root.request.origin
        width: root.width - 68
        x: 52
        y: 36
    }
    Divider {
        width: root.width
        y: 64
    }
    SegmentedSwitch {
        id: kinds

        currentIndex: root.kind
        entries: root.endings(root.request.isTask)
        label: qsTr("How the task ends")
        x: 16
        y: 76

        onChosen: index => {
            root.kind = index;
            if (index === 0)
                result.forceActiveFocus();
            else if (index === 1)
                errorName.forceActiveFocus();
        }
    }
    Button {
        anchors.right: parent.right
        anchors.rightMargin: 16
        link: true
        text: qsTr("Service shape")
        tip: qsTr("Fill in a result of the integration's usual shape")
        visible: root.kind === 0 && root.request.isTask
        y: 76

        onClicked: result.text = root.request.suggestion
    }
    JsonBox {
        id: result

        anchors.left: parent.left
        anchors.margins: 16
        anchors.right: parent.right
        areaName: "taskResult"
        focus: true
        height: 160
        invalid: root.problem !== ""
        label: qsTr("Result of the task")
        visible: root.kind === 0
        y: 120
    }
    Column {
        anchors.left: parent.left
        anchors.margins: 16
        anchors.right: parent.right
        spacing: 8
        visible: root.kind === 1
        y: 120

        TextField {
            id: errorName

            property bool ownsUndo: true

            label: qsTr("Error")
            placeholderText: qsTr("Error name, such as Lambda.ServiceException")
            width: parent.width
        }
        TextField {
            id: errorCause

            property bool ownsUndo: true

            label: qsTr("Cause")
            placeholderText: qsTr("Cause, for people")
            width: parent.width
        }
    }
    Label {
        anchors.left: parent.left
        anchors.margins: 16
        anchors.right: parent.right
        color: root.problem !== "" ? Theme.error : Theme.text2
        font: Theme.secondaryFont
        text: root.kind === 2 ? qsTr("The task fails with States.Timeout.") : root.kind === 1 ? "" : root.problem !== "" ? root.problem : root.request.hint
        y: root.kind === 2 ? 124 : 286
    }
    Divider {
        width: root.width
        y: root.height - 56
    }
    Button {
        link: true
        text: qsTr("Stop the run")
        x: 8
        y: root.height - 44

        onClicked: root.simulator.stop()
    }
    Button {
        anchors.right: parent.right
        anchors.rightMargin: 16
        enabled: root.problem === ""
        key: "Ctrl+Enter"
        objectName: "returnResult"
        primary: true
        text: root.kind === 0 ? qsTr("Return result") : root.kind === 1 ? qsTr("Fail the task") : qsTr("Time out")
        y: root.height - 44

        onClicked: root.send()
    }
    Connections {
        function onChanged(): void {
            if (root.request.open) {
                result.text = root.request.suggestion;
                errorName.text = root.request.usualError;
                root.kind = 0;
                root.takeFocus();
            }
        }

        target: root.request
    }

    Component.onCompleted: {
        result.text = root.request.suggestion;
        errorName.text = root.request.usualError;
        root.takeFocus();
    }
}
