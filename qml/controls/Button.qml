import QtQuick
import QtQuick.Templates as T
import Statelight

T.Button {
    id: root

    property string iconName: ""
    property string key: ""
    property string tip: ""
    property bool primary: false
    /// A button without an outline, in the accent colour.
    property bool link: false
    readonly property color ink: root.primary ? Theme.accentText : root.link ? Theme.accent : Theme.text

    Accessible.name: root.text
    Accessible.onPressAction: root.click() // qmllint disable
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    implicitHeight: Theme.toolButton
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    leftPadding: root.link ? 8 : 14
    opacity: root.enabled ? 1 : 0.45
    rightPadding: leftPadding

    Keys.onEnterPressed: root.click() // qmllint disable
    Keys.onReturnPressed: root.click() // qmllint disable

    background: Rectangle {
        border.color: Theme.controlBorder
        border.width: root.primary || root.link ? 0 : 1
        color: root.primary ? Theme.accent : root.link ? "transparent" : Theme.surface
        radius: Theme.radiusNode

        Rectangle {
            anchors.fill: parent
            color: root.primary ? Qt.alpha(Theme.accentText, 0.12) : Theme.rowHover
            radius: parent.radius
            visible: (root.hovered || root.down) && root.enabled
        }
        FocusRing {
            anchors.margins: -3
            radius: Theme.radiusNode + 3
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth

        Row {
            id: row

            anchors.centerIn: parent
            spacing: 8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                name: root.iconName
                size: 14
                visible: root.iconName !== ""
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                strong: root.primary
                text: root.text
                visible: root.text !== ""
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: root.primary ? root.ink : Theme.textMuted
                font: Theme.chipFont
                opacity: root.primary ? 0.85 : 1
                text: root.key
                visible: root.key !== ""
            }
        }
    }

    Tip {
        text: root.tip
        visible: root.hovered && !root.down && root.tip !== ""
    }
}
