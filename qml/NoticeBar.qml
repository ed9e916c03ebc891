import QtQuick
import Statelight
import Statelight.App

Item {
    id: root

    required property Workbench workbench
    readonly property string message: root.workbench.notice

    Accessible.name: root.message
    Accessible.role: Accessible.AlertMessage
    height: Math.max(44, caption.implicitHeight + 24)
    visible: root.message !== ""
    width: Math.min(640, Math.max(200, caption.implicitWidth + 92))
    z: 10

    Timer {
        interval: 8000
        running: !hover.hovered && root.visible

        onTriggered: root.workbench.setNotice("")
    }
    HoverHandler {
        id: hover
    }
    Shadow {
        anchors.fill: parent
        radius: Theme.radiusNode
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.info
        name: "info"
        x: 14
    }
    Label {
        id: caption

        anchors.left: parent.left
        anchors.leftMargin: 40
        anchors.right: parent.right
        anchors.rightMargin: 44
        anchors.verticalCenter: parent.verticalCenter
        text: root.message
        wrapMode: Text.Wrap
    }
    ToolButton {
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        text: qsTr("Dismiss")

        onClicked: root.workbench.setNotice("")
    }
}
