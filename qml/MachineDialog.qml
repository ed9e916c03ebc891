pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

/// Of a template with several state machines one is chosen.
Dialog {
    id: root

    required property Workbench workbench

    footer: null
    title: qsTr("State machines in %1").arg(root.workbench.offeredTemplate)

    contentItem: ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        implicitHeight: Math.min(contentHeight, 320)
        implicitWidth: 480
        model: root.workbench.offeredMachines

        delegate: StartRow {
            id: machine

            required property string modelData

            caption: machine.modelData
            iconName: "workflow"
            width: list.width

            onClicked: {
                root.close();
                root.workbench.openMachine(machine.modelData);
            }
        }
    }
}
