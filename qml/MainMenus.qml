pragma ComponentBehavior: Bound
import QtQuick
import QtQml
import Statelight
import Statelight.App

MenuBar {
    id: root

    required property Workbench workbench

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
