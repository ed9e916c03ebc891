import QtQuick
import Statelight
import Statelight.App

/// Offers what a crash has left unsaved.
Item {
    id: root

    required property Workbench workbench

    Accessible.name: caption.text
    Accessible.role: Accessible.AlertMessage
    height: 48
    visible: root.workbench.unsavedTitle !== ""
    width: buttons.x + buttons.width + 12
    z: 10

    Shadow {
        anchors.fill: parent
        radius: Theme.radiusNode
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.warning
        name: "warning"
        x: 14
    }
    Label {
        id: caption

        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("%1 has changes that were not saved.").arg(root.workbench.unsavedTitle)
        width: Math.min(implicitWidth, 560)
        x: 40
    }
    Row {
        id: buttons

        anchors.verticalCenter: parent.verticalCenter
        spacing: 8
        x: caption.x + caption.width + 16

        Button {
            text: qsTr("Discard")
            tip: qsTr("Forget these changes for good.")

            onClicked: root.workbench.discardUnsaved()
        }
        Button {
            primary: true
            text: qsTr("Restore")
            tip: qsTr("Open the file with these changes; they can be undone.")

            onClicked: root.workbench.restoreUnsaved()
        }
    }
}
