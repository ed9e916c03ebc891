import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

FocusScope {
    id: root

    required property CodeEditor editor
    signal undoAsked
    signal redoAsked

    function press(event: KeyEvent) {
        if (event.matches(StandardKey.Undo)) { // qmllint disable
            root.undoAsked()
        } else if (event.matches(StandardKey.Redo)) {
            root.redoAsked()
        } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && !area.readOnly) {
            area.insertOver("\n" + root.editor.indentAfter(area.selectionStart))
        } else if (event.key === Qt.Key_Tab && event.modifiers === Qt.NoModifier && !area.readOnly) {
            area.insertOver("  ")
        } else {
            return
        }
        event.accepted = true
    }

    function reveal(position: int) {
        area.cursorPosition = position
        const place = area.positionToRectangle(position)
        if (place.y < scroller.contentY + 20 || place.y > scroller.contentY + scroller.height - 60) {
            scroller.contentY = Math.max(0, Math.min(place.y - scroller.height / 3, scroller.contentHeight - scroller.height))
        }
        scroller.contentX = 0
    }

    Rectangle {
        width: gutter.width
        height: parent.height
        color: Theme.sunken
    }

    CodeGutter {
        id: gutter
        width: 64
        height: parent.height
        editor: root.editor
        scroll: scroller.contentY
        topPadding: area.topPadding
        dark: Theme.dark
    }

    Flickable {
        id: scroller
        anchors { left: gutter.right; right: parent.right; top: parent.top; bottom: parent.bottom }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {
        }
        T.ScrollBar.horizontal: ScrollBar {
        }

        T.TextArea.flickable: T.TextArea {
            id: area

            function insertOver(text: string) {
                if (selectedText !== "") {
                    remove(selectionStart, selectionEnd)
                }
                insert(cursorPosition, text)
            }

            objectName: "codeText"
            focus: true
            readOnly: root.editor.readOnly
            wrapMode: TextEdit.NoWrap
            textFormat: TextEdit.PlainText
            font: Theme.codeFont
            color: Theme.text
            selectionColor: Theme.rowSelected
            selectedTextColor: Theme.text
            selectByMouse: true
            persistentSelection: true
            leftPadding: Theme.space12
            topPadding: Theme.space8
            Accessible.name: qsTr("Text of the definition")
            background: null
            Keys.priority: Keys.BeforeItem
            Keys.onPressed: event => root.press(event)
            onCursorPositionChanged: root.editor.caretMoved(cursorPosition, activeFocus)
            Component.onCompleted: {
                root.editor.setDark(Theme.dark)
                root.editor.attach(textDocument)
            }
            Component.onDestruction: root.editor.attach(null)

            Tip {
                readonly property string problem: hover.hovered
                    ? root.editor.problemAt(area.positionAt(hover.point.position.x, hover.point.position.y)) : ""

                text: problem
                visible: problem !== ""
                x: hover.point.position.x
                y: hover.point.position.y + Theme.space16
            }
            HoverHandler { id: hover }
        }
    }

    Connections {
        target: root.editor
        function onRevealRequested(position: int) { root.reveal(position) }
    }
    Connections {
        target: Theme
        function onDarkChanged() { root.editor.setDark(Theme.dark) }
    }
}
