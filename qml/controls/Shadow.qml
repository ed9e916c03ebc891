pragma ComponentBehavior: Bound
import QtQuick
import Statelight

Item {
    id: root

    property real radius: Theme.radiusNode
    readonly property real strength: Theme.dark ? 2.67 : 1

    Repeater {
        model: [[12, 0.004], [10, 0.007], [8, 0.011], [6, 0.015], [4, 0.018], [2, 0.018], [0, 0.017]]

        Rectangle {
            required property var modelData
            readonly property real grown: modelData[0]

            color: Qt.alpha(Theme.shadow, modelData[1] * root.strength)
            height: root.height + 2 * grown
            radius: root.radius + grown
            width: root.width + 2 * grown
            x: -grown
            y: 4 - grown
        }
    }
    Rectangle {
        anchors.fill: parent
        border.color: Theme.outline
        color: Theme.raised
        radius: root.radius
    }
}
