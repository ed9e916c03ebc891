pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Statelight

/// What an empty machine shows: where the first state goes, and other ways to begin.
Item {
    id: root

    signal addRequested
    signal openRequested
    signal sampleRequested

    height: 132
    width: 260

    Shape {
        anchors.fill: slot

        ShapePath {
            dashPattern: [4, 3]
            fillColor: "transparent"
            strokeColor: Theme.nodeBorder
            strokeStyle: ShapePath.DashLine
            strokeWidth: 1.5

            PathSvg {
                path: `M8 1 H${slot.width - 8} Q${slot.width - 1} 1 ${slot.width - 1} 8 V${slot.height - 8} Q${slot.width - 1} ${slot.height - 1} ${slot.width - 8} ${slot.height - 1} H8 Q1 ${slot.height - 1} 1 ${slot.height - 8} V8 Q1 1 8 1 Z`
            }
        }
    }
    EmptyChoice {
        id: slot

        height: 56
        key: "A"
        text: qsTr("Add the first state")
        width: root.width

        onChosen: root.addRequested()
    }
    EmptyChoice {
        height: 32
        key: "Ctrl+O"
        text: qsTr("Open a definition")
        width: root.width
        y: 64

        onChosen: root.openRequested()
    }
    EmptyChoice {
        height: 32
        key: ""
        text: qsTr("Start from a sample")
        width: root.width
        y: 98

        onChosen: root.sampleRequested()
    }
}
