import QtQuick
import Statelight

Rectangle {
    id: root

    property string text: ""

    border.color: Theme.divider
    color: Theme.surface
    implicitHeight: 20
    implicitWidth: Math.max(20, caption.implicitWidth + 12)
    radius: Theme.radiusChip

    Text {
        id: caption

        anchors.centerIn: parent
        color: Theme.text2
        font: Theme.chipFont
        text: root.text
        textFormat: Text.PlainText
    }
}
