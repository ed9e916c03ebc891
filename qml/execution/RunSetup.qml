pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Statelight
import Statelight.App

Item {
    id: root

    required property Simulator simulator

    function choose(forInput: bool): void {
        dialog.forInput = forInput;
        dialog.active = true;
        dialog.object.open(); // qmllint disable
    }

    Item {
        id: inputColumn

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.top: parent.top
        width: Math.max(220, parent.width / 2 - 20)

        Label {
            id: inputTitle

            height: 28
            strong: true
            text: qsTr("Input")
        }
        Label {
            anchors.left: inputTitle.right
            anchors.leftMargin: 8
            anchors.right: openInput.left
            anchors.verticalCenter: inputTitle.verticalCenter
            color: Theme.error
            font: Theme.secondaryFont
            text: root.simulator.inputProblem
        }
        ToolButton {
            id: openInput

            anchors.right: parent.right
            height: 28
            iconName: "folder"
            tip: qsTr("Take the input from a file")

            onClicked: root.choose(true)
        }
        Flickable {
            id: inputScroller

            anchors.bottom: parent.bottom
            anchors.bottomMargin: 8
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: inputTitle.bottom
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            T.ScrollBar.vertical: ScrollBar {
            }
            T.TextArea.flickable: JsonField {
                id: inputArea

                invalid: root.simulator.inputProblem !== ""
                label: qsTr("Input of the execution")
                objectName: "runInput"

                Component.onCompleted: text = root.simulator.inputText
                onTextChanged: if (activeFocus)
                    root.simulator.inputText = text

                Connections {
                    function onInputChanged(): void {
                        if (!inputArea.activeFocus)
                            inputArea.text = root.simulator.inputText;
                    }

                    target: root.simulator
                }
            }
        }
    }
    Column {
        anchors.left: inputColumn.right
        anchors.leftMargin: 20
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.top: parent.top
        spacing: 8

        Label {
            height: 28
            strong: true
            text: qsTr("Task results")
        }
        Row {
            spacing: 8

            Button {
                iconName: "folder"
                text: root.simulator.mocks.fileName !== "" ? root.simulator.mocks.fileName : qsTr("Choose a mocks file…")
                tip: qsTr("A file in AWS's MockConfigFile.json format")

                onClicked: root.choose(false)
            }
            ToolButton {
                iconName: "close"
                tip: qsTr("Use no mocks file")
                visible: root.simulator.mocks.path !== ""

                onClicked: root.simulator.mocks.clear()
            }
        }
        ComboBox {
            currentIndex: root.simulator.mocks.testCases.indexOf(root.simulator.mocks.testCase) // qmllint disable
            label: qsTr("Test case")
            model: root.simulator.mocks.testCases
            visible: root.simulator.mocks.testCases.length > 0
            width: Math.min(280, parent.width)

            onActivated: index => root.simulator.mocks.testCase = root.simulator.mocks.testCases[index]
        }
        Label {
            color: Theme.error
            font: Theme.secondaryFont
            text: root.simulator.mocks.problem
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
        CheckBox {
            checked: root.simulator.mocks.usesDefaults
            text: qsTr("Tasks without a mock answer with their integration's default")
            width: Math.min(implicitWidth, parent.width)

            onToggled: root.simulator.mocks.usesDefaults = checked
        }
        CheckBox {
            checked: root.simulator.express
            text: qsTr("Run as an Express workflow")
            width: Math.min(implicitWidth, parent.width)

            onToggled: root.simulator.express = checked
        }
    }
    Instantiator {
        id: dialog

        property bool forInput: false

        active: false

        delegate: FileDialog {
            nameFilters: [qsTr("JSON (*.json)"), qsTr("All files (*)")]
            title: dialog.forInput ? qsTr("Input of the execution") : qsTr("Mocks file")

            onAccepted: {
                if (dialog.forInput)
                    root.simulator.loadInput(selectedFile.toString()); // qmllint disable
                else
                    root.simulator.mocks.open(selectedFile.toString());
            }
        }
    }
}
