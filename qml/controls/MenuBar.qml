import QtQuick
import QtQuick.Templates as T
import Statelight

T.MenuBar {
    id: root

    implicitHeight: Theme.toolButton
    implicitWidth: contentItem.implicitWidth

    contentItem: Row {
        Repeater {
            model: root.contentModel
        }
    }
    delegate: T.MenuBarItem {
        id: entry

        Accessible.name: entry.text
        hoverEnabled: true
        implicitHeight: Theme.toolButton
        implicitWidth: caption.implicitWidth + 18

        background: Rectangle {
            color: entry.highlighted || entry.hovered ? Theme.rowHover : "transparent"
            radius: 6
        }
        contentItem: Label {
            id: caption

            color: Theme.text2
            horizontalAlignment: Text.AlignHCenter
            text: entry.text
        }
    }
}
