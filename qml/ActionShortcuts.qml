pragma ComponentBehavior: Bound
import QtQuick
import QtQml
import Statelight.App

Instantiator {
    id: root

    required property Actions actions

    model: root.actions.all // qmllint disable
    delegate: Shortcut {
        required property Action modelData

        enabled: modelData.enabled
        sequences: modelData.keys // qmllint disable

        onActivated: modelData.trigger()
        onActivatedAmbiguously: modelData.trigger()
    }
}
