import QtQuick
import Statelight
import Statelight.App

/// Find and replace: Enter goes on, Shift+Enter back.
CodeBar {
    id: root

    required property CodeSearch search
    property bool replacing: false

    function open(replaces: bool): void {
        root.replacing = replaces;
        root.visible = true;
        root.search.active = true;
        field.text = root.search.pattern;
        field.forceActiveFocus();
        field.selectAll();
    }

    rowHeight: root.replacing ? 84 : 44
    visible: false

    onClosed: {
        root.visible = false;
        root.search.active = false;
    }

    TextField {
        id: field

        anchors.verticalCenter: parent.verticalCenter
        iconName: "search"
        invalid: !root.search.valid
        label: qsTr("Find")
        mono: true
        placeholderText: qsTr("Find")
        width: Math.max(120, Math.min(280, root.width - 420))

        Keys.onDownPressed: root.search.step(true)
        Keys.onReturnPressed: event => root.search.step(!(event.modifiers & Qt.ShiftModifier))
        Keys.onUpPressed: root.search.step(false)
        onTextEdited: root.search.pattern = text
    }
    ToolButton {
        anchors.verticalCenter: parent.verticalCenter
        checkable: true
        checked: root.search.caseSensitive
        showsText: true
        text: "Aa"
        tip: qsTr("Capital and small letters differ")

        onToggled: root.search.caseSensitive = checked
    }
    ToolButton {
        anchors.verticalCenter: parent.verticalCenter
        checkable: true
        checked: root.search.wholeWord
        showsText: true
        text: "ab|"
        tip: qsTr("Whole words only")

        onToggled: root.search.wholeWord = checked
    }
    ToolButton {
        anchors.verticalCenter: parent.verticalCenter
        checkable: true
        checked: root.search.regular
        showsText: true
        text: ".*"
        tip: qsTr("Regular expression")

        onToggled: root.search.regular = checked
    }
    ToolButton {
        anchors.verticalCenter: parent.verticalCenter
        enabled: root.search.count > 0
        iconName: "chevron-up"
        key: "Shift+F3"
        text: qsTr("Match before")

        onClicked: root.search.step(false)
    }
    ToolButton {
        anchors.verticalCenter: parent.verticalCenter
        enabled: root.search.count > 0
        iconName: "chevron-down"
        key: "F3"
        text: qsTr("Next match")

        onClicked: root.search.step(true)
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        Accessible.role: Accessible.StaticText
        color: root.search.valid ? Theme.textMuted : Theme.error
        elide: Text.ElideRight
        font: Theme.secondaryFont
        text: root.search.summary
        width: Math.min(implicitWidth, Math.max(0, root.width - x - 60))
    }

    Row {
        parent: root
        spacing: Theme.space8
        visible: root.replacing
        x: Theme.space12
        y: 44

        TextField {
            label: qsTr("Replace with")
            mono: true
            placeholderText: qsTr("Replace with")
            text: root.search.replacement
            width: field.width

            Keys.onReturnPressed: root.search.replaceCurrent()
            onTextEdited: root.search.replacement = text
        }
        Button {
            enabled: root.search.count > 0
            text: qsTr("Replace")

            onClicked: root.search.replaceCurrent()
        }
        Button {
            enabled: root.search.count > 0
            text: qsTr("Replace all")
            tip: qsTr("One undo takes all of them back.")

            onClicked: root.search.replaceAll()
        }
    }
}
