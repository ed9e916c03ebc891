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
            spacing: 24
            width: 560
            y: Math.max(48, (parent.height - height) / 2 - 24)

            StartSlot {
                actions: root.workbench.actions
                width: parent.width
            }
            StartList {
                heading: qsTr("Start from a sample")
                model: root.workbench.samples
                visible: count > 0
                width: parent.width

                delegate: StartRow {
                    id: sample

                    required property int index
                    required property string title
                    required property string help

                    caption: sample.title
                    detail: sample.help
                    iconName: "workflow"

                    onClicked: root.workbench.openSample(sample.index)
                }
            }
            StartList {
                heading: qsTr("Opened before")
                model: root.workbench.recentFiles.paths
                visible: count > 0
                width: parent.width

                delegate: StartRow {
                    id: recent

                    required property string modelData

                    caption: recent.modelData.split("/").pop()
                    detail: root.workbench.shortPath(recent.modelData)
                    iconName: "history"

                    onClicked: root.workbench.openFile(recent.modelData)
                }
            }
        }
    }
}
