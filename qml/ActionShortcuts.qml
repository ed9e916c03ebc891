pragma ComponentBehavior: Bound
import QtQuick
import QtQml
import Statelight.App

Instantiator {
    id: root

    required property Actions actions

    model: root.actions.all
    delegate: Shortcut {
        required property Action modelData

        enabled: modelData.enabled
        sequences: modelData.keys

        onActivated: modelData.trigger()
        onActivatedAmbiguously: modelData.trigger()
    }
}
