pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

FocusScope {
    id: root

    required property Inspector inspector
    required property Simulator simulator
    /// How many states are selected.
    property int selected: 0

    signal escaped

    /// The first field, or what the tab shows instead of fields.
    function focusFirst(): void {
        const first = tabs.currentIndex === 0 ? tabs.currentItem : forms.children[tabs.currentIndex].nextItemInFocusChain(true);
        first.forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.name: qsTr("Inspector")
    Accessible.role: Accessible.Pane

    Keys.onEscapePressed: root.escaped()

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    Divider {
        height: parent.height
        vertical: true
        z: 1
    }
    Column {
        anchors.centerIn: parent
        spacing: 8
        visible: !root.inspector.hasState
        width: parent.width - 64

        Label {
            color: Theme.text2
            horizontalAlignment: Text.AlignHCenter
            text: root.selected > 1 ? qsTr("%n states are selected", "", root.selected) : qsTr("No state is selected")
            width: parent.width
        }
        Label {
            color: Theme.textMuted
            font: Theme.secondaryFont
            horizontalAlignment: Text.AlignHCenter
            text: root.selected > 1 ? qsTr("Delete and Ctrl+Backspace act on all of them. Click one to see and change its fields.") : qsTr("Click a state to see and change its fields; in a run, to see the values that went through it.")
            width: parent.width
            wrapMode: Text.Wrap
        }
    }
    Item {
        anchors.fill: parent
        visible: root.inspector.hasState

        InspectorHeader {
            id: header

            inspector: root.inspector
            width: parent.width
        }
        T.TabBar {
            id: tabs

            readonly property real sidePadding: tabs.width < (root.simulator.active ? 400 : 320) ? 6 : 12

            anchors.left: parent.left
            anchors.leftMargin: 4
            anchors.top: header.bottom
            height: Theme.tabRowHeight
            implicitHeight: Theme.tabRowHeight
            width: parent.width - 8

            contentItem: ListView {
                boundsBehavior: Flickable.StopAtBounds
                currentIndex: tabs.currentIndex
                interactive: false
                model: tabs.contentModel
                orientation: ListView.Horizontal
            }

            TabButton {
                sidePadding: tabs.sidePadding
                text: qsTr("Data flow")
                visible: root.simulator.active
                width: root.simulator.active ? implicitWidth : 0
            }
            TabButton {
                sidePadding: tabs.sidePadding
                text: root.simulator.active ? qsTr("Definition") : qsTr("Configuration")
                width: implicitWidth
            }
            TabButton {
                sidePadding: tabs.sidePadding
                text: qsTr("Input/Output")
                width: implicitWidth
            }
            TabButton {
                sidePadding: tabs.sidePadding
                badge: root.inspector.errorHandlers > 0 ? String(root.inspector.errorHandlers) : ""
                text: qsTr("Error handling")
                width: implicitWidth
            }
        }
        Divider {
            anchors.top: tabs.bottom
            width: parent.width
        }
        Item {
            id: forms

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: tabs.bottom
            anchors.topMargin: 1

            Part {
                active: root.simulator.active
                anchors.fill: parent
                visible: tabs.currentIndex === 0

                sourceComponent: DataFlow {
                    simulator: root.simulator
                }
            }
            FormView {
                anchors.fill: parent
                form: root.inspector.configuration
                inspector: root.inspector
                visible: tabs.currentIndex === 1
            }
            FormView {
                anchors.fill: parent
                form: root.inspector.data
                inspector: root.inspector
                visible: tabs.currentIndex === 2
            }
            FormView {
                anchors.fill: parent
                form: root.inspector.errors
                inspector: root.inspector
                visible: tabs.currentIndex === 3
            }
        }
    }
    Connections {
        function onActiveChanged(): void {
            tabs.currentIndex = root.simulator.active ? 0 : Math.max(1, tabs.currentIndex);
        }

        target: root
    }
    readonly property bool active: root.simulator.active

    Component.onCompleted: tabs.currentIndex = root.simulator.active ? 0 : 1
}
