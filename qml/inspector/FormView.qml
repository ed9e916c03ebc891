pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

Flickable {
    id: root

    required property Inspector inspector
    required property FormModel form

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: flow.height + 32

    T.ScrollBar.vertical: ScrollBar {
    }

    Flow {
        id: flow

        spacing: 12
        width: root.width - 32
        x: 16
        y: 16

        Repeater {
            model: root.form

            FormField {
                form: root.form
                inspector: root.inspector
                width: isHalf ? (flow.width - flow.spacing) / 2 : flow.width
            }
        }
    }
}
