import QtQuick
import Statelight
import Statelight.App

/// Renames the state under the caret, beside it. Enter keeps the name, Escape the old one.
TextField {
    id: root

    required property CodeEditor editor
    property string problem: ""
    property bool ownsUndo: true

    signal closed

    function open(x: real, y: real): void {
        const name = root.editor.nameAtCaret();
        if (name === "")
            return;
        root.problem = "";
        root.text = name;
        root.x = Math.max(0, Math.min(x, parent.width - width - 12));
        root.y = y;
        root.visible = true;
        root.forceActiveFocus();
        root.selectAll();
    }
    function commit(): void {
        root.problem = root.editor.renameAtCaret(root.text);
        if (root.problem === "")
            root.close();
    }
    function close(): void {
        root.visible = false;
        root.closed();
    }

    invalid: root.problem !== ""
    label: qsTr("Name of the state")
    visible: false
    width: 280

    Keys.onEscapePressed: root.close()
    onAccepted: root.commit()
    onActiveFocusChanged: if (!root.activeFocus && root.visible)
        root.visible = false
    onTextEdited: root.problem = ""

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
