pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

Item {
    id: root

    required property EventModel events
    signal stateChosen(string statePath)

    Label {
        id: title

        height: 28
        leftPadding: 12
        strong: true
        text: qsTr("Events")
    }
    Label {
        anchors.left: title.right
        anchors.leftMargin: 8
        anchors.verticalCenter: title.verticalCenter
        color: Theme.textMuted
        font: Theme.secondaryFont
        text: root.events.count
    }
    ListView {
        id: list

        Accessible.name: qsTr("Events of the run")
        Accessible.role: Accessible.List
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: -1
        focus: true
        keyNavigationEnabled: true
        model: root.events
        reuseItems: true

        T.ScrollBar.vertical: ScrollBar {
        }
        delegate: EventRow {
            selected: ListView.isCurrentItem
            width: ListView.view ? ListView.view.width : 0

            onChosen: {
                list.currentIndex = index;
                list.forceActiveFocus();
                root.stateChosen(statePath);
            }
        }

        onCountChanged: Qt.callLater(list.positionViewAtEnd) // qmllint disable
    }
}
