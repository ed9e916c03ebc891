pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Dialog {
    id: root

    required property Workbench workbench

    footer: null
    title: qsTr("Start from a sample")

    contentItem: Item {
        implicitHeight: list.implicitHeight
        implicitWidth: 620

        SampleList {
            id: list

            samples: root.workbench.samples
            width: parent.width

            onChosen: index => {
                root.close();
                root.workbench.openSample(index);
            }
        }
    }
}
