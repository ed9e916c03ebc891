import QtQuick
import Statelight
import Statelight.App

/// Says why the text can only be read here, and mends it where it can be mended.
Rectangle {
    id: root

    required property CodeEditor editor

    color: Theme.rowSelected
    height: visible ? Math.max(caption.implicitHeight, format.visible ? format.height : 0) + Theme.space16 : 0
    visible: root.editor.notice !== ""

    Text {
        id: caption

        color: Theme.text
        font: Theme.secondaryFont
        text: root.editor.notice
        wrapMode: Text.Wrap

        anchors {
            left: parent.left
            leftMargin: Theme.space16
            right: format.visible ? format.left : parent.right
            rightMargin: Theme.space16
            verticalCenter: parent.verticalCenter
        }
    }
    Button {
        id: format

        text: qsTr("Format")
        tip: qsTr("Lay the text out in lines; it can then be edited here. Undo takes it back.")
        visible: root.editor.tooWide

        onClicked: root.editor.formatSelection()

        anchors {
            right: parent.right
            rightMargin: Theme.space12
            verticalCenter: parent.verticalCenter
        }
    }
}
