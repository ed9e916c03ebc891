pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Row {
    id: root

    required property Actions actions
    required property Document file
    required property CanvasItem canvas
    property bool showsZoom: true

    spacing: 18

    Fact {
        text: qsTr("%n state(s)", "", root.file.stateCount)
    }
    Fact {
        text: root.file.languageName
    }
    Fact {
        text: root.file.formatName
    }
    Divider {
        anchors.verticalCenter: parent.verticalCenter
        height: 16
        vertical: true
        visible: root.showsZoom
    }
    Row {
        height: parent.height
        spacing: 2
        visible: root.showsZoom

        Tool {
            command: root.actions.action("zoomOut")
        }
        Fact {
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("%1 %").arg(Math.round(root.canvas.zoom * 100))
            width: 44
        }
        Tool {
            command: root.actions.action("zoomIn")
        }
        Tool {
            command: root.actions.action("fit")
        }
    }

    component Fact: Label {
        color: Theme.text2
        font: Theme.secondaryFont
        height: root.height
    }
    component Tool: ActionButton {
        anchors.verticalCenter: parent.verticalCenter
        height: 24
        iconSize: 14
        width: 28
    }
}
