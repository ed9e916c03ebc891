pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Column {
    id: root

    required property SampleModel samples

    signal chosen(int index)

    Repeater {
        model: root.samples

        StartRow {
            id: sample

            required property int index
            required property string title
            required property string help

            caption: sample.title
            detail: sample.help
            focus: sample.index === 0
            iconName: "workflow"
            width: root.width

            Keys.onDownPressed: sample.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onUpPressed: sample.nextItemInFocusChain(false).forceActiveFocus(Qt.TabFocusReason)
            onClicked: root.chosen(sample.index)
        }
    }
}
