import QtQuick
import Statelight

Item {
    id: root

    required property string label
    required property string detail
    required property string kind
    property bool current: false
    readonly property color hue: root.kind === "function" || root.kind === "member" ? Theme.accent : root.kind === "variable" ? Theme.syntaxNumber : root.kind === "field" ? Theme.syntaxKey : root.kind === "error" ? Theme.error : Theme.syntaxString

    signal chosen

    Accessible.description: root.detail
    Accessible.name: root.label
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: root.chosen()
    height: 28

    Rectangle {
        anchors.fill: parent
        color: root.current ? Theme.rowSelected : hover.hovered ? Theme.rowHover : "transparent"
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: Qt.alpha(root.hue, 0.14)
        height: 18
        radius: Theme.radiusChip
        width: 18
        x: 8

        Rectangle {
            anchors.centerIn: parent
            color: root.hue
            height: 6
            radius: root.kind === "state" ? 1 : 3
            width: 6
        }
    }
    Label {
        id: caption

        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideMiddle
        font: Theme.codeFont
        text: root.label
        width: Math.min(implicitWidth, root.width - 48)
        x: 36
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        elide: Text.ElideRight
        font: Theme.secondaryFont
        horizontalAlignment: Text.AlignRight
        text: root.detail
        width: Math.max(0, Math.min(implicitWidth, root.width - caption.width - 64))
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: root.chosen()
    }
}
