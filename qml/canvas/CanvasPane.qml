pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

/// The canvas of one scene with what floats over it: name field, tip, first steps of an empty machine.
FocusScope {
    id: root

    required property Scene scene
    property string title: ""
    readonly property alias canvas: canvas

    signal adderRequested(real x, real y)
    signal inspectorRequested
    signal openRequested
    signal sampleRequested

    CanvasItem {
        id: canvas

        Accessible.name: qsTr("Canvas")
        anchors.fill: parent
        dark: Theme.dark
        focus: true
        reducedMotion: Theme.reducedMotion
        scene: root.scene

        onAdderRequested: (x, y) => root.adderRequested(x, y)
        onInspectorRequested: root.inspectorRequested()
        onRenameRequested: pointer => renameField.open(pointer)
    }
    RenameField {
        id: renameField

        canvas: canvas
        scene: root.scene
    }
    EmptySlot {
        anchors.centerIn: parent
        visible: root.scene.empty

        onAddRequested: root.adderRequested(x + width / 2, y + height)
        onOpenRequested: root.openRequested()
        onSampleRequested: root.sampleRequested()
    }
    CanvasTip {
        canvas: canvas
    }
    Breadcrumb {
        text: root.title
        visible: root.title !== "" && !root.scene.empty && !root.scene.unreadable
        x: 12
        y: 12
    }
    BrokenNote {
        anchors.horizontalCenter: parent.horizontalCenter
        text: root.scene.brokenNote
        visible: text !== ""
        y: 12
    }
    Rectangle {
        anchors.fill: parent
        border.color: Theme.statusRunningSolid
        border.width: 2
        color: "transparent"
        visible: root.scene.inRun
    }
}
