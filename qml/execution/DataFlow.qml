pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

Item {
    id: root

    required property Simulator simulator

    Label {
        anchors.centerIn: parent
        color: Theme.textMuted
        horizontalAlignment: Text.AlignHCenter
        text: root.simulator.noVisitText
        visible: root.simulator.stages.count === 0
        width: parent.width - 48
        wrapMode: Text.Wrap
    }
    Label {
        id: visit

        color: Theme.textMuted
        font: Theme.secondaryFont
        height: text === "" ? 0 : 36
        leftPadding: 16
        text: root.simulator.visitText
        width: parent.width
    }
    ListView {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: visit.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.simulator.stages
        spacing: 2
        visible: root.simulator.stages.count > 0

        T.ScrollBar.vertical: ScrollBar {
        }
        delegate: StageRow {
            width: ListView.view ? ListView.view.width : 0
        }
    }
}
