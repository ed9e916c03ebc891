import QtQuick
import Statelight

Column {
    id: root

    property string heading: ""
    property alias model: repeater.model
    property alias delegate: repeater.delegate
    readonly property int count: repeater.count

    Label {
        bottomPadding: 8
        color: Theme.text2
        strong: true
        text: root.heading
    }
    Repeater {
        id: repeater
    }
}
