pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

/// What ${…} stands for in runs on this machine.
Dialog {
    id: root

    required property RunValues values
    readonly property var rows: root.values.list()

    title: qsTr("Values of placeholders")

    contentItem: Column {
        spacing: 8

        Label {
            color: Theme.text2
            text: root.rows.length === 0 ? qsTr("This definition has no placeholders: nothing in it is written as ${Name}.") : qsTr("Runs here use these values. They are kept beside the file, never in it; what has no value stays as it is.")
            width: 520
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            boundsBehavior: Flickable.StopAtBounds
            clip: true
            height: Math.min(contentHeight, 320)
            model: root.rows
            spacing: 6
            width: 520

            T.ScrollBar.vertical: ScrollBar {
            }
            delegate: Item {
                id: row

                required property var modelData

                height: Theme.toolButton
                width: list.width

                Label {
                    font: Theme.codeFont
                    height: parent.height
                    text: row.modelData.name
                    width: 210
                }
                TextField {
                    property bool ownsUndo: true

                    label: qsTr("Value of %1").arg(row.modelData.name)
                    mono: true
                    placeholderText: qsTr("no value")
                    text: row.modelData.value
                    width: 226
                    x: 218

                    onEditingFinished: root.values.set(row.modelData.name, text)
                }
                Label {
                    color: Theme.textMuted
                    font: Theme.secondaryFont
                    height: parent.height
                    text: qsTr("%n time(s)", "", row.modelData.count)
                    x: 454
                }
            }
        }
    }
    footer: Item {
        implicitHeight: 60

        Button {
            anchors.right: parent.right
            anchors.rightMargin: 16
            focus: true
            primary: true
            text: qsTr("Done")

            onClicked: root.accept()
        }
    }
}
