pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Dialog {
    id: root

    required property Workbench workbench

    footer: null
    title: qsTr("Start from a sample")

    contentItem: SampleList {
        implicitWidth: 620
        samples: root.workbench.samples

        onChosen: index => {
            root.close();
            root.workbench.openSample(index);
        }
    }
}
