pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

/// Typing filters, Enter adds after the selected state.
T.Popup {
    id: root

    required property PaletteModel palette
    property Scene scene: null

    function addCurrent(): void {
        const entry = list.currentItem as PaletteEntry;
        root.close();
        entry?.add();
    }

    bottomPadding: 8
    focus: true
    height: 420
    leftPadding: 0
    margins: 12
    rightPadding: 0
    topPadding: 0
    width: 320

    onClosed: root.palette.filter = ""
    onOpened: field.clear()

    background: Shadow {
        radius: Theme.radiusDialog
    }
    contentItem: FocusScope {
        focus: true

        TextField {
            id: field

            background: null
            focus: true
            height: 44
            iconName: "search"
            placeholderText: qsTr("Add a state")
            width: parent.width

            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onReturnPressed: root.addCurrent()
            Keys.onUpPressed: list.decrementCurrentIndex()
            onTextChanged: {
                root.palette.filter = text;
                list.currentIndex = 0;
            }
        }
        Divider {
            width: parent.width
            y: 44
        }
        ListView {
            id: list

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: field.bottom
            anchors.topMargin: 8
            clip: true
            model: root.palette

            delegate: PaletteEntry {
                id: entry

                current: ListView.isCurrentItem
                scene: root.scene
                width: list.width

                TapHandler {
                    onTapped: root.close()
                }
            }
        }
    }
}
