import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

Item {
    id: root

    required property string title
    required property string help
    required property string stateType
    property Scene scene: null
    property bool current: false

    function add(): void {
        root.scene?.addState(root.stateType);
    }

    Accessible.description: root.help
    Accessible.name: root.title
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: root.add()
    height: 44

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: 6
        anchors.rightMargin: 7
        color: root.current ? Theme.rowSelected : hover.hovered ? Theme.rowHover : "transparent"
        radius: Theme.radiusChip
    }
    TypeTile {
        anchors.verticalCenter: parent.verticalCenter
        stateType: root.stateType
        x: 14
    }
    Label {
        text: root.title
        width: parent.width - x - 28
        x: 48
        y: 4
    }
    Label {
        color: Theme.textMuted
        font: Theme.secondaryFont
        text: root.help
        width: parent.width - x - 12
        x: 48
        y: 22
    }
    Icon {
        anchors.right: parent.right
        anchors.rightMargin: 14
        color: Theme.textMuted
        name: "grip"
        size: 14
        visible: hover.hovered
        y: 6
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.OpenHandCursor
    }
    TapHandler {
        onTapped: root.add()
    }
    PaletteDrag {
        id: drag

        scene: root.scene
        stateType: root.stateType
    }
    DragGhost {
        parent: T.Overlay.overlay
        stateType: root.stateType
        visible: drag.active
        x: drag.carriedX - 24
        y: drag.carriedY - 20
    }
}
