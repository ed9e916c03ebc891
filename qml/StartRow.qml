import QtQuick
import QtQuick.Templates as T
import Statelight

T.AbstractButton {
    id: root

    property string caption: ""
    property string detail: ""
    property string iconName: ""
    /// The keys of the list that it is in act on it.
    property bool current: false

    Accessible.name: root.caption
    focusPolicy: Qt.TabFocus
    hoverEnabled: true
    implicitHeight: 32

    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        color: root.current ? Theme.rowSelected : root.hovered ? Theme.rowHover : "transparent"
        radius: Theme.radiusChip

        FocusRing {
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            x: 8
        }
        Label {
            id: title

            height: parent.height
            text: root.caption
            x: 34
        }
        Label {
            anchors.left: title.right
            anchors.leftMargin: 12
            anchors.right: parent.right
            color: Theme.textMuted
            font: Theme.secondaryFont
            height: parent.height
            text: root.detail
        }
    }
}
