import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

T.AbstractButton {
    id: root

    required property Tab tab
    property bool current: false

    signal closeClicked

    Accessible.name: root.tab.document.dirty ? qsTr("%1, not saved").arg(root.tab.document.title) : root.tab.document.title
    Accessible.role: Accessible.PageTab
    checked: root.current
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    implicitWidth: Math.min(260, caption.implicitWidth + 64)

    background: Item {
        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.accent
            height: 2
            visible: root.current
            width: parent.width
        }
        FocusRing {
            anchors.margins: 4
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "workflow"
            size: 14
            x: 10
        }
        Label {
            id: caption

            color: root.current || root.hovered ? Theme.text : Theme.text2
            elide: Text.ElideMiddle
            height: parent.height
            text: root.tab.document.title
            width: parent.width - 62
            x: 32
        }
        Rectangle {
            anchors.right: parent.right
            anchors.rightMargin: 13
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.text2
            height: 6
            radius: 3
            visible: root.tab.document.dirty && !closer.visible
            width: 6
        }
        ToolButton {
            id: closer

            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            focusPolicy: Qt.NoFocus
            height: 24
            iconName: "close"
            iconSize: 12
            text: qsTr("Close %1").arg(root.tab.document.title)
            visible: root.hovered || closer.hovered
            width: 24

            onClicked: root.closeClicked()
        }
    }

    TapHandler {
        acceptedButtons: Qt.MiddleButton

        onTapped: root.closeClicked()
    }
    Tip {
        delay: 800
        text: root.tab.document.path === "" ? qsTr("Not saved yet") : root.tab.document.path
        visible: root.hovered && !closer.hovered
    }
}
