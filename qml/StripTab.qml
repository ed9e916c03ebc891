import QtQuick
import QtQuick.Templates as T
import Statelight

T.AbstractButton {
    id: root

    property bool current: false
    property bool raised: false
    property string label: text
    default property alias extras: row.data

    Accessible.name: root.label
    Accessible.role: Accessible.PageTab
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    implicitWidth: row.implicitWidth + 24

    background: Rectangle {
        color: root.hovered ? Theme.rowHover : "transparent"

        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.accent
            height: 2
            visible: root.current
            width: parent.width
        }
        FocusRing {
            anchors.margins: 2
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            height: parent.height
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.current ? "chevron-down" : "chevron-up"
                size: 12
                visible: !root.raised || root.current
            }
            Label {
                color: root.current || !root.raised ? Theme.text : Theme.text2
                height: parent.height
                strong: root.current || !root.raised
                text: root.text
            }
        }
    }
}
