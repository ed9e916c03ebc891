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
    /// The width that there is: what matters least gives way.
    property real room: 1000
    readonly property real zoomRoom: root.showsZoom ? zoomTools.width + root.spacing * 2 + 2 : 0
    readonly property real stateRoom: root.zoomRoom + states.implicitWidth
    readonly property real formatRoom: root.stateRoom + root.spacing + format.implicitWidth
    readonly property real languageRoom: root.formatRoom + root.spacing + language.implicitWidth

    spacing: 18

    Fact {
        id: states

        text: qsTr("%n state(s)", "", root.file.stateCount)
        visible: root.stateRoom <= root.room
    }
    Fact {
        id: language

        text: root.file.languageName
        visible: root.languageRoom <= root.room
    }
    Fact {
        id: format

        text: root.file.formatName
        visible: root.formatRoom <= root.room
    }
    Divider {
        anchors.verticalCenter: parent.verticalCenter
        height: 16
        vertical: true
        visible: root.showsZoom && states.visible
    }
    Row {
        id: zoomTools

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
