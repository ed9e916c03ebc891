import QtQuick
import Statelight
import Statelight.App

/// Names a state where it stands: Enter keeps the name, Escape the old one; what may not be is said below.
TextField {
    id: root

    required property CanvasItem canvas
    required property Scene scene
    property string pointer: ""
    property string problem: ""
    property bool ownsUndo: true

    function open(pointer: string): void {
        const place = root.canvas.nameRect(pointer);
        root.pointer = pointer;
        root.problem = "";
        root.x = place.x - 9;
        root.y = place.y + place.height / 2 - root.height / 2;
        root.width = Math.max(140, place.width + 18);
        root.text = root.scene.nameOf(pointer);
        root.visible = true;
        root.forceActiveFocus();
        root.selectAll();
    }
    function commit(): void {
        root.problem = root.scene.rename(root.pointer, root.text);
        if (root.problem === "")
            root.close();
    }
    function close(): void {
        root.visible = false;
        root.canvas.forceActiveFocus();
    }

    height: 28
    invalid: root.problem !== ""
    label: qsTr("Name of the state")
    leftPadding: 8
    rightPadding: 8
    visible: false

    Keys.onEscapePressed: root.close()
    onAccepted: root.commit()
    onActiveFocusChanged: if (!root.activeFocus && root.visible)
        root.visible = false
    onTextEdited: root.problem = ""

    Connections {
        function onCameraChanged(): void {
            if (root.visible)
                root.close();
        }

        target: root.canvas
    }
    Rectangle {
        border.color: Theme.error
        border.width: 1
        color: Theme.raised
        height: reason.height + 12
        radius: Theme.radiusChip
        visible: root.problem !== ""
        width: reason.width + 20
        y: root.height + 4

        Label {
            id: reason

            color: Theme.error
            text: root.problem
            width: Math.min(implicitWidth, 320)
            wrapMode: Text.Wrap
            x: 10
            y: 6
        }
    }
}
