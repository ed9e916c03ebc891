pragma ComponentBehavior: Bound
import QtQuick
import QtQml
import QtQuick.Templates as T
import Statelight
import Statelight.App

T.MenuBar {
    id: root

    required property Workbench workbench

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

    Instantiator {
        model: root.workbench.actions.menus
        delegate: ActionMenu {
            required property string modelData

            actions: root.workbench.actions
            menu: modelData
        }

        onObjectAdded: (index, object) => root.insertMenu(index, object as ActionMenu)
        onObjectRemoved: (index, object) => root.removeMenu(object as ActionMenu)
    }
}
