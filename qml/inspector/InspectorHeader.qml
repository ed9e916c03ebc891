import QtQuick
import Statelight
import Statelight.App

Item {
    id: root

    required property Inspector inspector

    implicitHeight: nameProblem.visible ? 88 : 68

    Rectangle {
        id: tile

        color: root.tileColor(root.inspector.typeName)
        height: 32
        radius: Theme.radiusNode
        width: 32
        x: 16
        y: 16

        Icon {
            anchors.centerIn: parent
            color: Theme.tileText
            name: root.inspector.typeName === "" ? "" : root.iconOf(root.inspector.typeName)
            size: 18
        }
    }
    TextField {
        id: nameField

        anchors.left: tile.right
        anchors.leftMargin: 2
        anchors.right: parent.right
        anchors.rightMargin: 12
        font: Theme.titleFont
        height: 28
        invalid: nameProblem.visible
        label: qsTr("Name of the state")
        objectName: "stateName"
        text: root.inspector.name
        y: 8

        background: Rectangle {
            border.color: nameField.invalid ? Theme.error : Theme.accent
            border.width: nameField.activeFocus || nameField.invalid ? 2 : 0
            color: nameField.hovered && !nameField.activeFocus ? Theme.rowHover : "transparent"
            radius: Theme.radiusChip
        }

        Keys.onEscapePressed: text = root.inspector.name
        onEditingFinished: if (text !== root.inspector.name)
            root.inspector.rename(text)

        Connections {
            function onStateChanged(): void {
                nameField.text = root.inspector.name;
            }

            target: root.inspector
        }
    }
    Label {
        anchors.left: tile.right
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.rightMargin: 12
        color: Theme.text2
        font: Theme.secondaryFont
        text: root.inspector.summary
        y: 37
    }
    Label {
        id: nameProblem

        anchors.left: parent.left
        anchors.leftMargin: 16
        anchors.right: parent.right
        anchors.rightMargin: 12
        color: Theme.error
        font: Theme.secondaryFont
        text: root.inspector.nameProblem
        visible: root.inspector.nameProblem !== ""
        y: 62
    }

    function tileColor(type: string): color {
        const tiles = {
            Task: Theme.typeTask,
            Pass: Theme.typePass,
            Choice: Theme.typeChoice,
            Wait: Theme.typeWait,
            Parallel: Theme.typeParallel,
            Map: Theme.typeMap,
            Succeed: Theme.typeSucceed,
            Fail: Theme.typeFail
        };
        return tiles[type] ?? Theme.textMuted;
    }
    function iconOf(type: string): string {
        return type === "" ? "unknown" : type.toLowerCase();
    }
}
