import QtQuick
import QtQuick.Templates as T
import Statelight

T.TabButton {
    id: root

    property string badge: ""
    property real sidePadding: 12

    Accessible.name: root.text
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    implicitHeight: Theme.tabRowHeight
    implicitWidth: row.implicitWidth + 2 * root.sidePadding

    background: Item {
        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.accent
            height: 2
            visible: root.checked
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
            spacing: 6

            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: root.checked || root.hovered ? Theme.text : Theme.text2
                strong: root.checked
                text: root.text
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.sunken
                height: 18
                radius: 9
                visible: root.badge !== ""
                width: Math.max(18, count.implicitWidth + 10)

                Label {
                    id: count

                    anchors.centerIn: parent
                    color: Theme.text2
                    font: Theme.chipFont
                    text: root.badge
                }
            }
        }
    }
}
