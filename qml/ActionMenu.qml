pragma ComponentBehavior: Bound
import QtQuick
import QtQml
import Statelight
import Statelight.App

Menu {
    id: root

    required property Actions actions
    required property string menu
    readonly property var rows: root.actions.inMenu(root.menu)

    title: root.actions.menuTitle(root.menu)

    Instantiator {
        model: root.rows
        delegate: MenuItem {
            required property Action modelData
            required property int index

            checkable: modelData.checkable
            checked: modelData.checked
            enabled: modelData.enabled
            key: modelData.keyText
            separated: index > 0 && root.rows[index - 1].group !== modelData.group
            text: modelData.text

            onTriggered: modelData.trigger()
        }

        onObjectAdded: (index, object) => root.insertItem(index, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)
    }
}
