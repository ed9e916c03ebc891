import QtQuick
import Statelight
import Statelight.App

/// Goes to a line, or to "line:column".
CodeBar {
    id: root

    required property CodeEditor editor

    function open(): void {
        root.visible = true;
        field.text = root.editor.caretLine;
        field.forceActiveFocus();
        field.selectAll();
    }
    function go(): void {
        const parts = field.text.split(":");
        root.editor.goToLine(parseInt(parts[0]) || 1, parseInt(parts[1]) || 1);
        root.closed();
    }

    visible: false

    TextField {
        id: field

        anchors.verticalCenter: parent.verticalCenter
        label: qsTr("Line, or line:column")
        mono: true
        placeholderText: qsTr("Line, or line:column")
        width: 200
        validator: RegularExpressionValidator {
            regularExpression: /\d+(:\d*)?/
        }

        onAccepted: root.go()
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        font: Theme.secondaryFont
        text: qsTr("of %L1").arg(root.editor.lineCount)
    }
}
