pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import Qt.labs.platform as Platform
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
        JsonBox {
            id: inputBox

            anchors.bottom: parent.bottom
            anchors.bottomMargin: 8
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: inputTitle.bottom
            areaName: "runInput"
            invalid: root.simulator.inputProblem !== ""
            label: qsTr("Input of the execution")

            Component.onCompleted: text = root.simulator.inputText
            onEdited: root.simulator.inputText = text

            Connections {
                function onInputChanged(): void {
                    if (inputBox.text !== root.simulator.inputText)
                        inputBox.text = root.simulator.inputText;
                }

                target: root.simulator
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
        Row {
            spacing: 8
            visible: root.simulator.objects.wanted

            Button {
                iconName: "folder"
                objectName: "chooseObjects"
                text: root.simulator.objects.path !== "" ? root.simulator.objects.name : qsTr("Choose a folder for S3…")
                tip: qsTr("Item readers read from bucket/key in this folder, result writers write there")

                onClicked: {
                    folderDialog.active = true;
                    folderDialog.object.open(); // qmllint disable
                }
            }
            ToolButton {
                iconName: "close"
                tip: qsTr("Use no folder for S3")
                visible: root.simulator.objects.path !== ""

                onClicked: root.simulator.objects.clear()
            }
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
            text: qsTr("Give tasks that have no mock their integration's usual result")
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

        delegate: Platform.FileDialog {
            nameFilters: [qsTr("JSON (*.json)"), qsTr("All files (*)")]
            title: dialog.forInput ? qsTr("Input of the execution") : qsTr("Mocks file")

            onAccepted: {
                if (dialog.forInput)
                    root.simulator.loadInput(file.toString()); // qmllint disable
                else
                    root.simulator.mocks.open(file.toString()); // qmllint disable
            }
        }
    }
    Instantiator {
        id: folderDialog

        active: false

        delegate: Platform.FolderDialog {
            title: qsTr("Folder that plays S3")

            onAccepted: root.simulator.objects.open(folder.toString()) // qmllint disable
        }
    }
}
