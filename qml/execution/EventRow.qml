import QtQuick
import Statelight
import Statelight.App

Rectangle {
    id: root

    required property int index
    required property int eventId
    required property string time
    required property string stateName
    required property string statePath
    required property string what
    required property int tone
    required property string detail
    required property string eventType
    property bool selected: false
    /// What id, time and verb leave, most of it for the name.
    readonly property real room: Math.max(120, root.width - 254)
    signal chosen

    function toneColor(): color {
        switch (root.tone) {
        case EventModel.Running:
            return Theme.statusRunningText;
        case EventModel.Succeeded:
            return Theme.statusSucceededText;
        case EventModel.Failed:
            return Theme.statusFailedText;
        case EventModel.Aborted:
            return Theme.statusAbortedText;
        default:
            return Theme.text2;
        }
    }

    Accessible.name: qsTr("%1 %2 %3").arg(root.eventId).arg(root.stateName).arg(root.what)
    Accessible.role: Accessible.ListItem
    color: root.selected ? Theme.rowSelected : area.containsMouse ? Theme.rowHover : "transparent"
    height: Theme.factRow

    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        font: Theme.secondaryFont
        horizontalAlignment: Text.AlignRight
        text: root.eventId
        width: 36
        x: 4
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.text2
        font: Theme.secondaryFont
        text: root.time
        width: 76
        x: 48
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        font: Theme.secondaryFont
        text: root.stateName
        width: root.room * 0.62 - 8
        x: 126
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: root.toneColor()
        font: Theme.secondaryFont
        text: root.what
        width: 114
        x: 126 + root.room * 0.62
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.text2
        font: Theme.secondaryFont
        text: root.detail
        width: root.room * 0.38 - 8
        x: 240 + root.room * 0.62
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true

        onClicked: root.chosen()
    }
}
