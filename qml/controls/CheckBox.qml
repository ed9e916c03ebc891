import QtQuick
import QtQuick.Templates as T
import Statelight

T.CheckBox {
    id: root

    Accessible.name: root.text
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    implicitHeight: Math.max(Theme.listRow, caption.implicitHeight + 8)
    implicitWidth: metrics.advanceWidth + 26

    contentItem: Label {
        id: caption

        leftPadding: 24
        text: root.text
        wrapMode: Text.Wrap
    }
    indicator: Rectangle {
        border.color: root.checked ? Theme.accent : Theme.controlBorder
        color: root.checked ? Theme.accent : Theme.surface
        height: 16
        radius: Theme.radiusChip
        width: 16
        y: (root.height - height) / 2

        Icon {
            anchors.centerIn: parent
            color: Theme.accentText
            name: "check"
            size: 12
            visible: root.checked
        }
        FocusRing {
            anchors.margins: -3
            visible: root.visualFocus
        }
    }

    TextMetrics {
        id: metrics

        font: caption.font
        text: root.text
    }
}
