pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Dialog {
    id: root

    required property Tab tab
    readonly property var versions: root.tab.versions.list()

    footer: null
    title: qsTr("Earlier versions of %1").arg(root.tab.document.title)

    contentItem: Item {
        implicitHeight: Math.max(list.contentHeight, 48)
        implicitWidth: 480

        Label {
            anchors.centerIn: parent
            color: Theme.text2
            text: qsTr("None yet: each save keeps the text that was saved.")
            visible: root.versions.length === 0
        }
        ListView {
            id: list

            anchors.fill: parent
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            model: root.versions

            delegate: StartRow {
                id: version

                required property var modelData

                caption: version.modelData.time
                detail: version.modelData.size
                iconName: "undo"
                width: list.width

                onClicked: {
                    root.close();
                    root.tab.versions.restore(version.modelData.number);
                }
            }
        }
    }
}
