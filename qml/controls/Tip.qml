import QtQuick
import QtQuick.Templates as T
import Statelight

T.ToolTip {
    id: root

    property string key: ""

    bottomPadding: 6
    closePolicy: T.Popup.NoAutoClose
    delay: Theme.durationTooltipDelay
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    implicitWidth: Math.min(320, contentItem.implicitWidth + leftPadding + rightPadding)
    leftPadding: 10
    margins: 6
    rightPadding: 10
    topPadding: 6
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? parent.height + 6 : 0

    background: Shadow {
        radius: Theme.radiusChip
    }
    contentItem: Row {
        spacing: 8

        Label {
            anchors.verticalCenter: parent.verticalCenter
            font: Theme.secondaryFont
            text: root.text
            width: Math.min(implicitWidth, 280)
            wrapMode: Text.Wrap
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            font: Theme.secondaryFont
            text: root.key
            visible: root.key !== ""
        }
    }
}
