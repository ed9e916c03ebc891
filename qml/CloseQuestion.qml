import QtQuick
import Statelight
import Statelight.App

Dialog {
    id: root

    required property Workbench workbench
    required property int row
    required property string file

    title: qsTr("Save %1?").arg(root.file)

    contentItem: Label {
        color: Theme.text2
        text: qsTr("This file has changes that are not saved. Without saving they are lost.")
        wrapMode: Text.Wrap
    }
    footer: Item {
        implicitHeight: 60

        Button {
            anchors.left: parent.left
            anchors.leftMargin: 16
            text: qsTr("Don’t save")

            onClicked: {
                root.close();
                root.workbench.closeWithoutSaving(root.row);
            }
        }
        Button {
            anchors.right: saveButton.left
            anchors.rightMargin: 8
            text: qsTr("Cancel")

            onClicked: root.reject()
        }
        Button {
            id: saveButton

            anchors.right: parent.right
            anchors.rightMargin: 16
            focus: true
            primary: true
            text: qsTr("Save")

            onClicked: {
                root.close();
                root.workbench.saveAndClose(root.row);
            }
        }
    }
}
