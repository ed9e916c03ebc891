import QtQuick
import QtQuick.Templates as T
import Statelight

T.TextField {
    id: root

    property string iconName: ""
    property string unit: ""
    property string label: placeholderText
    property bool invalid: false
    property bool mono: false

    Accessible.name: root.label
    color: root.enabled ? Theme.text : Theme.textMuted
    font: root.mono ? Theme.codeFont : Theme.bodyFont
    implicitHeight: Theme.toolButton
    implicitWidth: 160
    leftPadding: root.iconName === "" ? 10 : 32
    placeholderTextColor: Theme.textMuted
    rightPadding: root.unit === "" ? 10 : unitLabel.implicitWidth + 16
    selectByMouse: true
    selectedTextColor: Theme.accentText
    selectionColor: Theme.accent
    verticalAlignment: TextInput.AlignVCenter

    // A long value shows its beginning, unless somebody writes it.
    onActiveFocusChanged: if (!root.activeFocus)
        root.cursorPosition = 0
    onTextChanged: if (!root.activeFocus)
        root.cursorPosition = 0

    background: Rectangle {
        border.color: root.invalid ? Theme.error : root.activeFocus ? Theme.accent : Theme.controlBorder
        border.width: root.activeFocus || root.invalid ? 2 : 1
        color: root.readOnly ? Theme.sunken : Theme.surface
        radius: Theme.radiusChip
    }

    Icon {
        color: Theme.textMuted
        name: root.iconName
        visible: root.iconName !== ""
        x: 10
        y: (root.height - height) / 2
    }
    Label {
        color: Theme.textMuted
        elide: Text.ElideRight
        font: root.font
        height: root.height
        text: root.placeholderText
        visible: root.text === "" && root.preeditText === ""
        width: root.width - root.leftPadding - root.rightPadding
        x: root.leftPadding
    }
    Label {
        id: unitLabel

        anchors.right: parent.right
        anchors.rightMargin: 10
        color: Theme.textMuted
        height: root.height
        text: root.unit
    }
}
