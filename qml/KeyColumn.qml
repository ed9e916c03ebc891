pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Column {
    id: root

    property string title: ""
    property var rows: []
    property string wanted: ""

    visible: root.rows.length > 0
    width: 210

    Label {
        bottomPadding: 8
        color: Theme.text2
        font: Theme.secondaryFont
        text: root.title
    }
    Repeater {
        model: root.rows

        Item {
            id: entry

            required property Action modelData
            readonly property bool wantedHere: root.wanted === "" || `${modelData.text} ${modelData.keyText}`.toLowerCase().includes(root.wanted)

            height: 26
            opacity: entry.wantedHere ? 1 : 0.35
            width: root.width

            Label {
                height: parent.height
                text: entry.modelData.text
                width: parent.width - caps.width - 8
            }
            Row {
                id: caps

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: 4

                Repeater {
                    model: entry.modelData.keyCaps

                    KeyCap {
                        required property string modelData

                        text: modelData
                    }
                }
            }
        }
    }
}
