pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

FocusScope {
    id: root

    required property CodeEditor editor
    signal undoAsked
    signal redoAsked

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Code")

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }

    Item {
        id: header
        width: parent.width
        height: 36

        Text {
            anchors { left: parent.left; right: parent.right; margins: Theme.space16; verticalCenter: parent.verticalCenter }
            text: root.editor.breadcrumb !== "" ? root.editor.breadcrumb : qsTr("Definition")
            color: Theme.text2
            font: Theme.secondaryFont
            elide: Text.ElideMiddle
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.divider
        }
    }

    Rectangle {
        id: noticeBar
        anchors.top: header.bottom
        width: parent.width
        height: visible ? noticeText.implicitHeight + Theme.space16 : 0
        visible: root.editor.notice !== ""
        color: Theme.rowSelected

        Text {
            id: noticeText
            anchors { left: parent.left; right: parent.right; margins: Theme.space16; verticalCenter: parent.verticalCenter }
            text: root.editor.notice
            color: Theme.text
            font: Theme.secondaryFont
            wrapMode: Text.Wrap
        }
    }

    CodeText {
        anchors { top: noticeBar.bottom; bottom: parent.bottom; left: parent.left; right: parent.right }
        editor: root.editor
        focus: true
        onUndoAsked: root.undoAsked()
        onRedoAsked: root.redoAsked()
    }
}
