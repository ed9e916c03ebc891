import QtQuick
import QtQuick.Templates as T
import Statelight

T.MenuItem {
    id: root

    property string key: ""
    property bool separated: false

    Accessible.name: root.text
    bottomPadding: 0
    focusPolicy: Qt.TabFocus
    implicitHeight: Theme.listRow + topPadding
    implicitWidth: Math.max(220, caption.implicitWidth + keyText.implicitWidth + 32 + 28 + 24)
    topPadding: root.separated ? 9 : 0

    background: Item {
        Divider {
            visible: root.separated
            width: parent.width
            y: 4
        }
        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.margins: 0
            anchors.right: parent.right
            color: root.highlighted ? Theme.rowSelected : "transparent"
            height: Theme.listRow
            radius: Theme.radiusChip
        }
    }
    contentItem: Item {
        opacity: root.enabled ? 1 : 0.45

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.text
            name: "check"
            size: 14
            visible: root.checkable && root.checked
            x: 8
        }
        Label {
            id: caption

            height: parent.height
            text: root.text
            x: 28
        }
        Label {
            id: keyText

            anchors.right: parent.right
            anchors.rightMargin: 12
            color: Theme.textMuted
            font: Theme.secondaryFont
            height: parent.height
            text: root.key
        }
    }
}
