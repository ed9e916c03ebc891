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
            iconName: "workflow"
            width: root.width

            onClicked: root.chosen(sample.index)
        }
    }
}
