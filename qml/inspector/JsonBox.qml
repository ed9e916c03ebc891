import QtQuick
import QtQuick.Templates as T
import Statelight

// A JSON text that scrolls in a box of its own.
FocusScope {
    id: root

    property alias areaName: area.objectName
    property alias invalid: area.invalid
    property alias label: area.label
    property alias text: area.text
    signal edited

    Rectangle {
        anchors.fill: parent
        border.color: area.borderColor
        border.width: area.borderWidth
        color: Theme.surface
        radius: Theme.radiusChip
    }
    Flickable {
        anchors.fill: parent
        anchors.margins: 2
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        T.ScrollBar.vertical: ScrollBar {
        }
        T.TextArea.flickable: JsonField {
            id: area

            property bool ownsUndo: true

            background: null
            focus: true

            onTextChanged: if (activeFocus)
                root.edited()
        }
    }
}
