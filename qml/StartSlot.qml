pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Statelight
import Statelight.App

Item {
    id: root

    required property Actions actions
    readonly property real corner: Theme.radiusNode

    implicitHeight: 132

    Shape {
        anchors.fill: parent

        ShapePath {
            dashPattern: [5 / 1.5, 3 / 1.5]
            fillColor: Theme.surface
            strokeColor: Theme.nodeBorder
            strokeStyle: ShapePath.DashLine
            strokeWidth: 1.5

            startX: 1 + root.corner
            startY: 1

            PathLine {
                x: root.width - 1 - root.corner
                y: 1
            }
            Corner {
                x: root.width - 1
                y: 1 + root.corner
            }
            PathLine {
                x: root.width - 1
                y: root.height - 1 - root.corner
            }
            Corner {
                x: root.width - 1 - root.corner
                y: root.height - 1
            }
            PathLine {
                x: 1 + root.corner
                y: root.height - 1
            }
            Corner {
                x: 1
                y: root.height - 1 - root.corner
            }
            PathLine {
                x: 1
                y: 1 + root.corner
            }
            Corner {
                x: 1 + root.corner
                y: 1
            }
        }
    }
    Column {
        anchors.centerIn: parent
        spacing: 16

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.text2
            text: qsTr("Draw a state machine, or drop a definition here.")
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 12

            Button {
                iconName: "plus"
                key: root.actions.action("new").keyText
                primary: true
                text: qsTr("New state machine")

                onClicked: root.actions.action("new").trigger()
            }
            Button {
                iconName: "folder"
                key: root.actions.action("open").keyText
                text: qsTr("Open a definition")

                onClicked: root.actions.action("open").trigger()
            }
        }
    }

    component Corner: PathArc {
        radiusX: Theme.radiusNode
        radiusY: Theme.radiusNode
    }
}
