import QtQuick
import Statelight
import Statelight.App

ToolButton {
    id: root

    required property Action command

    enabled: root.command.enabled
    iconName: root.command.icon
    key: root.command.keyText
    text: root.command.text

    onClicked: root.command.trigger()
}
