pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Dialog {
    id: root

    required property Actions actions
    property string wanted: ""

    bottomPadding: 24
    footer: null
    title: qsTr("Keys")

    contentItem: Item {
        implicitHeight: columns.implicitHeight + 48
        implicitWidth: columns.implicitWidth

        TextField {
            iconName: "search"
            focus: true
            placeholderText: qsTr("Find a key or a command")
            width: 280

            onTextChanged: root.wanted = text.toLowerCase()
        }
        Row {
            id: columns

            spacing: 40
            y: 48

            Repeater {
                model: root.actions.menus

                KeyColumn {
                    required property string modelData

                    rows: root.actions.inMenu(modelData).filter(action => action.keys.length > 0)
                    title: root.actions.menuTitle(modelData)
                    wanted: root.wanted
                }
            }
        }
    }
}
