pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
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
        id: content

        // As many columns beside one another as the window has room for, the rest below them.
        readonly property int columnCount: Math.max(1, Math.min(root.actions.menus.length, Math.floor((root.roomAcross + columns.spacing) / (210 + columns.spacing))))

        implicitHeight: Math.min(columns.implicitHeight + 48, root.roomDown)
        implicitWidth: content.columnCount * (210 + columns.spacing) - columns.spacing + 12

        TextField {
            focus: true
            iconName: "search"
            placeholderText: qsTr("Find a key or a command")
            width: 280

            onTextChanged: root.wanted = text.toLowerCase()
        }
        Flickable {
            anchors.fill: parent
            anchors.topMargin: 48
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: columns.implicitHeight

            T.ScrollBar.vertical: ScrollBar {
            }

            Flow {
                id: columns

                spacing: 40
                width: parent.width

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
}
