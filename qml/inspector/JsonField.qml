import QtQuick
import QtQuick.Templates as T
import Statelight

T.TextArea {
    id: root

    property string label: ""
    property bool invalid: false
    readonly property color borderColor: root.invalid ? Theme.error : root.activeFocus ? Theme.accent : Theme.controlBorder
    readonly property int borderWidth: root.activeFocus || root.invalid ? 2 : 1

    Accessible.name: root.label
    bottomPadding: 6
    color: Theme.text
    font: Theme.codeFont
    implicitHeight: Math.max(Theme.toolButton, Math.min(contentHeight + 12, 260))
    leftPadding: 8
    placeholderTextColor: Theme.textMuted
    rightPadding: 8
    selectByMouse: true
    selectedTextColor: Theme.accentText
    selectionColor: Theme.accent
    textFormat: TextEdit.PlainText
    topPadding: 6
    wrapMode: TextEdit.Wrap

    background: Rectangle {
        border.color: root.borderColor
        border.width: root.borderWidth
        color: root.readOnly ? Theme.sunken : Theme.surface
        radius: Theme.radiusChip
    }

    Keys.onBacktabPressed: root.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onTabPressed: root.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.priority: Keys.BeforeItem

    Label {
        color: Theme.textMuted
        font: Theme.codeFont
        text: root.placeholderText
        visible: root.text === "" && root.preeditText === ""
        width: root.width - 16
        x: 8
        y: 6
    }
}
