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

    ReadOnlyNote {
        id: noticeBar

        anchors.top: header.bottom
        editor: root.editor
        width: parent.width
    }

    FindBar {
        id: findBar

        anchors.top: noticeBar.bottom
        search: root.editor.search
        width: parent.width

        onClosed: codeText.forceActiveFocus()
    }
    LineBar {
        id: lineBar

        anchors.top: findBar.bottom
        editor: root.editor
        width: parent.width

        onClosed: {
            lineBar.visible = false;
            codeText.forceActiveFocus();
        }
    }
    CodeText {
        id: codeText

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: lineBar.bottom
        editor: root.editor
        focus: true

        onRedoAsked: root.redoAsked()
        onUndoAsked: root.undoAsked()
    }
    PlaceList {
        id: placeList

        places: root.editor.places

        onClosed: codeText.forceActiveFocus()
    }
    Connections {
        function onBarRequested(what: string): void {
            if (what === "find" || what === "replace") {
                codeText.offerSelection();
                findBar.open(what === "replace");
            } else if (what === "line") {
                lineBar.open();
            } else if (what === "places") {
                placeList.open();
            } else if (what === "rename") {
                codeText.rename();
            }
        }

        target: root.editor
    }
}
