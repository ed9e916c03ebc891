import QtQuick
import QtQuick.Templates as T
import Statelight

T.ToolButton {
    id: root

    property string iconName: ""
    property string tip: text
    property string key: ""
    property bool showsText: false
    property real iconSize: 16

    Accessible.name: root.tip
    Accessible.onPressAction: root.click() // qmllint disable
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    implicitHeight: Theme.toolButton
    implicitWidth: root.showsText ? contentItem.implicitWidth + 16 : Theme.toolButton
    opacity: root.enabled ? 1 : 0.4

    background: Rectangle {
        color: root.checked ? Theme.rowSelected : root.hovered || root.down ? Theme.rowHover : "transparent"
        radius: 6

        FocusRing {
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth

        Row {
            id: row

            anchors.centerIn: parent
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.checked ? Theme.text : Theme.text2
                name: root.iconName
                size: root.iconSize
                visible: root.iconName !== ""
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                visible: root.showsText
            }
        }
    }

    Tip {
        key: root.key
        text: root.tip
        visible: root.hovered && !root.down && root.tip !== "" && (!root.showsText || root.tip !== root.text)
    }
}
