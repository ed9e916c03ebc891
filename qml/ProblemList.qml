pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

ListView {
    id: root

    required property ProblemModel problems
    readonly property list<string> icons: ["error", "warning", "info"]
    readonly property list<color> inks: [Theme.error, Theme.warning, Theme.info]

    signal chosen(int index)
    signal mended(int index)

    Accessible.name: qsTr("Problems")
    Accessible.role: Accessible.List
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: root.problems

    Keys.onReturnPressed: root.chosen(root.currentIndex)

    T.ScrollBar.vertical: ScrollBar {
    }
    delegate: T.ItemDelegate {
        id: entry

        required property int index
        required property int severity
        required property string message
        required property string place
        required property int line
        required property string fix

        Accessible.name: `${entry.message} ${entry.place}`
        height: Theme.listRow
        highlighted: ListView.isCurrentItem && root.activeFocus
        hoverEnabled: true
        width: root.width

        onClicked: {
            root.currentIndex = entry.index;
            root.chosen(entry.index);
        }

        background: Rectangle {
            color: entry.highlighted ? Theme.rowSelected : entry.hovered ? Theme.rowHover : "transparent"
        }
        contentItem: Item {
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.inks[entry.severity]
                name: root.icons[entry.severity]
                size: 14
                x: 12
            }
            Label {
                id: messageLabel

                height: parent.height
                text: entry.message
                width: Math.min(implicitWidth, parent.width - 280)
                x: 36
            }
            Label {
                anchors.left: messageLabel.right
                anchors.leftMargin: 16
                anchors.right: fixButton.visible ? fixButton.left : lineLabel.left
                anchors.rightMargin: 12
                color: Theme.textMuted
                font: Theme.secondaryFont
                height: parent.height
                text: entry.place
            }
            Button {
                id: fixButton

                anchors.right: lineLabel.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                implicitHeight: Theme.listRow - 4
                link: true
                text: entry.fix
                tip: qsTr("Mend it so; undo takes it back.")
                visible: entry.fix !== ""

                onClicked: root.mended(entry.index)
            }
            Label {
                id: lineLabel

                anchors.right: parent.right
                anchors.rightMargin: 16
                color: Theme.textMuted
                font: Theme.secondaryFont
                height: parent.height
                text: qsTr("line %1").arg(entry.line)
            }
        }
    }

    Label {
        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.topMargin: 12
        color: Theme.textMuted
        text: qsTr("No problems.")
        verticalAlignment: Text.AlignTop
        visible: root.count === 0
    }
}
