pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

/// Of a template with several state machines one is chosen.
Dialog {
    id: root

    required property Workbench workbench

    function choose(name: string): void {
        root.workbench.openMachine(name);
        root.close();
    }

    footer: null
    title: qsTr("State machines in %1").arg(root.workbench.offeredTemplate)

    onClosed: root.workbench.closeOffer()

    contentItem: ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        implicitHeight: Math.min(contentHeight, 320)
        implicitWidth: 480
        model: root.workbench.offeredMachines

        Keys.onReturnPressed: root.choose(root.workbench.offeredMachines[list.currentIndex])

        delegate: StartRow {
            id: machine

            required property int index
            required property string modelData

            caption: machine.modelData
            current: list.activeFocus && list.currentIndex === machine.index
            iconName: "workflow"
            width: list.width

            onClicked: root.choose(machine.modelData)
        }
    }
}
