pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Item {
    id: root

    required property Workbench workbench

    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, column.height + 96)
        contentWidth: width

        Column {
            id: column

            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 8
            width: 640
            y: Math.max(48, (parent.height - height) / 2 - 24)

            StartSlot {
                actions: root.workbench.actions
                width: parent.width
            }
            Heading {
                text: qsTr("Start from a sample")
            }
            SampleList {
                samples: root.workbench.samples
                width: parent.width

                onChosen: index => root.workbench.openSample(index)
            }
            Heading {
                text: qsTr("Opened before")
                visible: recent.count > 0
            }
            Column {
                width: parent.width

                Repeater {
                    id: recent

                    model: root.workbench.recentFiles.paths

                    StartRow {
                        id: entry

                        required property string modelData

                        caption: entry.modelData.split("/").pop()
                        detail: root.workbench.shortPath(entry.modelData)
                        iconName: "history"
                        width: parent?.width ?? 0

                        onClicked: root.workbench.openFile(entry.modelData)
                    }
                }
            }
        }
    }

    component Heading: Label {
        color: Theme.text2
        strong: true
        topPadding: 24
    }
}
