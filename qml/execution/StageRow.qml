import QtQuick
import Statelight

Column {
    id: root

    required property string title
    required property string source
    required property string sizeText
    required property string valueText
    required property bool changed
    property bool isOpen: root.changed
    signal copyAsked

    Item {
        height: Theme.listRow
        width: parent.width

        Rectangle {
            anchors.fill: parent
            color: headArea.containsMouse ? Theme.rowHover : "transparent"
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.isOpen ? "chevron-down" : "chevron-right"
            size: 14
            x: 12
        }
        Label {
            id: titleLabel

            anchors.verticalCenter: parent.verticalCenter
            color: root.changed ? Theme.text : Theme.text2
            strong: root.changed
            text: root.title
            x: 34
        }
        Label {
            anchors.left: titleLabel.right
            anchors.leftMargin: 10
            anchors.right: sizeLabel.left
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.text2
            font: Theme.codeFont
            text: root.source
        }
        Label {
            id: sizeLabel

            anchors.right: copyButton.left
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            font: Theme.secondaryFont
            text: root.changed ? root.sizeText : qsTr("as before")
        }
        MouseArea {
            id: headArea

            Accessible.name: qsTr("%1, %2").arg(root.title).arg(root.sizeText)
            Accessible.role: Accessible.Button
            Accessible.onPressAction: root.isOpen = !root.isOpen
            activeFocusOnTab: true
            anchors.fill: parent
            hoverEnabled: true

            Keys.onReturnPressed: root.isOpen = !root.isOpen
            Keys.onSpacePressed: root.isOpen = !root.isOpen
            onClicked: root.isOpen = !root.isOpen

            FocusRing {
                visible: headArea.activeFocus
            }
        }
        ToolButton {
            id: copyButton

            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            height: Theme.targetMinimum
            iconName: "copy"
            iconSize: 14
            tip: qsTr("Copy %1").arg(root.title)
            width: Theme.targetMinimum

            onClicked: {
                value.selectAll();
                value.copy();
                value.deselect();
            }
        }
    }
    Rectangle {
        border.color: Theme.divider
        border.width: 1
        color: Theme.surface
        height: visible ? Math.min(value.contentHeight + 12, 420) : 0
        radius: Theme.radiusChip
        visible: root.isOpen
        width: parent.width - 34 - 12
        x: 34

        Flickable {
            anchors.fill: parent
            anchors.margins: 6
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: value.contentHeight
            contentWidth: width

            TextEdit {
                id: value

                Accessible.name: root.title
                color: Theme.text
                font: Theme.codeFont
                readOnly: true
                selectByMouse: true
                selectedTextColor: Theme.accentText
                selectionColor: Theme.accent
                text: root.valueText
                textFormat: TextEdit.PlainText
                width: parent.width
                wrapMode: TextEdit.Wrap
            }
        }
    }
    Item {
        height: root.isOpen ? 8 : 0
        width: 1
    }
}
