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
        const typesAlone = (event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier)) === Qt.NoModifier
        if (event.matches(StandardKey.Undo)) { // qmllint disable
            root.undoAsked()
        } else if (event.matches(StandardKey.Redo)) {
            root.redoAsked()
        } else if (root.editor.completion.open && typesAlone && completionList.takes(event.key)) {
            area.forceActiveFocus()
        } else if (!typesAlone || !root.typeKey(event)) {
            return
        }
        event.accepted = true
    }

    function typeKey(event: KeyEvent): bool {
        const anchor = area.cursorPosition === area.selectionStart ? area.selectionEnd : area.selectionStart
        const shift = (event.modifiers & Qt.ShiftModifier) !== 0
        return root.editor.typeKey(event.key, event.text, shift, anchor, area.cursorPosition)
    }

    function select(anchor: int, caret: int) {
        area.select(anchor, caret)
        root.editor.caretMoved(area.cursorPosition, true)
        root.show(caret)
    }

    function reveal(position: int) {
        area.cursorPosition = position
        root.show(position)
        scroller.contentX = 0
    }

    function show(position: int) {
        scroller.show(area.positionToRectangle(position))
    }

    function offerSelection() {
        root.editor.search.takeSelection(area.selectionStart, area.selectionEnd)
    }

    function rename() {
        const place = root.placeOf(area.cursorPosition)
        nameField.open(place.x, place.y + place.height + 2)
    }

    function placeOf(position: int): rect {
        const place = area.positionToRectangle(position)
        return Qt.rect(scroller.x + place.x - scroller.contentX, place.y - scroller.contentY, place.width, place.height)
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

    CodeMarks {
        anchors { left: gutter.right; right: parent.right; top: parent.top; bottom: parent.bottom }
        editor: root.editor
        originX: area.leftPadding - scroller.contentX
        originY: area.topPadding - scroller.contentY
        dark: Theme.dark
    }

    CodeScroller {
        id: scroller
        anchors { left: gutter.right; right: parent.right; top: parent.top; bottom: parent.bottom }
        leftPadding: area.leftPadding
        topPadding: area.topPadding
        contentHeight: area.height
        contentWidth: area.width

        T.TextArea {
            id: area

            // In steps: each new width makes Qt forget every line.
            width: Math.max(scroller.width, Math.ceil((leftPadding + root.editor.textWidth + 80) / 256) * 256)
            height: Math.max(scroller.height, topPadding + contentHeight + Theme.space16)

            objectName: "codeText"
            focus: true
            readOnly: root.editor.readOnly
            wrapMode: TextEdit.NoWrap
            textFormat: TextEdit.PlainText
            font: Theme.codeFont
            color: Theme.text
            selectionColor: Qt.alpha(Theme.accent, 0.24)
            selectedTextColor: Theme.text
            selectByMouse: true
            persistentSelection: true
            leftPadding: Theme.space12
            topPadding: Theme.space8
            Accessible.name: qsTr("Text of the definition")
            background: null
            Keys.priority: Keys.BeforeItem
            Keys.onPressed: event => root.press(event)
            onActiveFocusChanged: {
                root.editor.focused = activeFocus
                // The click that brings the keys here moves the caret before they are here.
                if (activeFocus && focusReason === Qt.MouseFocusReason)
                    root.editor.caretMoved(cursorPosition, true)
            }
            onCursorPositionChanged: root.editor.caretMoved(cursorPosition, activeFocus)
            onCursorRectangleChanged: if (activeFocus && scroller.height > 0) scroller.follow(cursorRectangle)
            onSelectionEndChanged: root.editor.selectionMoved(selectionStart, selectionEnd)
            onSelectionStartChanged: root.editor.selectionMoved(selectionStart, selectionEnd)
            Component.onCompleted: {
                root.editor.setDark(Theme.dark)
                root.editor.attach(textDocument)
            }
            Component.onDestruction: {
                root.editor.focused = false
                root.editor.attach(null)
            }

            Tip {
                readonly property int place: hover.hovered
                    ? area.positionAt(hover.point.position.x, hover.point.position.y) : -1
                readonly property string problem: place < 0 ? "" : root.editor.problemAt(place)
                readonly property string fix: problem === "" ? "" : root.editor.fixAt(place)

                text: fix === "" ? problem : qsTr("%1\nCtrl+. at the caret: %2").arg(problem).arg(fix)
                visible: problem !== ""
                x: hover.point.position.x
                y: hover.point.position.y + Theme.space16
            }
            HoverHandler { id: hover }
        }
    }

    CodeStrip {
        anchors { bottom: parent.bottom; right: parent.right; rightMargin: 1; top: parent.top }
        dark: Theme.dark
        editor: root.editor
        width: 8
    }
    CompletionList {
        id: completionList

        completion: root.editor.completion
    }
    NameField {
        id: nameField

        editor: root.editor
        z: 3

        onClosed: area.forceActiveFocus()
    }
    Connections {
        target: root.editor.completion
        function onOpenChanged() {
            const place = root.placeOf(root.editor.completion.position)
            completionList.anchorX = place.x
            completionList.anchorY = place.y
            completionList.lineHeight = place.height
        }
    }
    Connections {
        target: root.editor
        function onRevealRequested(position: int) { root.reveal(position) }
        function onSelectionRequested(anchor: int, caret: int) { root.select(anchor, caret) }
    }
    Connections {
        target: Theme
        function onDarkChanged() { root.editor.setDark(Theme.dark) }
    }
}
