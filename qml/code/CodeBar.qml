import QtQuick
import Statelight

/// A strip over the text, with what it holds and a button that closes it.
Rectangle {
    id: root

    default property alias content: row.data
    property real rowHeight: 44

    signal closed

    color: Theme.raised
    height: root.visible ? root.rowHeight : 0

    Keys.onEscapePressed: root.closed()

    Row {
        id: row

        height: 44
        spacing: Theme.space8
        x: Theme.space12
    }
    ToolButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space8
        iconName: "close"
        key: "Esc"
        text: qsTr("Close")
        y: 6

        onClicked: root.closed()
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
