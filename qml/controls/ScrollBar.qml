import QtQuick
import QtQuick.Templates as T
import Statelight

T.ScrollBar {
    id: root

    implicitHeight: 10
    implicitWidth: 10
    minimumSize: 0.08
    padding: 2
    visible: root.size < 1

    contentItem: Rectangle {
        color: root.pressed || root.hovered ? Theme.textMuted : Theme.controlBorder
        implicitHeight: 6
        implicitWidth: 6
        opacity: root.pressed || root.hovered ? 0.9 : 0.5
        radius: 3
    }
}
