import QtQuick
import Statelight

Rectangle {
    id: root

    property string stateType: "Unknown"
    readonly property var colors: ({
            Task: Theme.typeTask,
            Pass: Theme.typePass,
            Choice: Theme.typeChoice,
            Wait: Theme.typeWait,
            Succeed: Theme.typeSucceed,
            Fail: Theme.typeFail,
            Parallel: Theme.typeParallel,
            Map: Theme.typeMap
        })

    color: root.colors[root.stateType] ?? Theme.typeUnknown
    implicitHeight: Theme.tile
    implicitWidth: Theme.tile
    radius: Theme.radiusTile

    Icon {
        anchors.centerIn: parent
        color: Theme.tileText
        name: root.stateType.toLowerCase()
    }
}
