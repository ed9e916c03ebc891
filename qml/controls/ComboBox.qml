pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight

T.ComboBox {
    id: root

    property string label: ""
    property bool mono: false

    Accessible.name: root.label
    font: root.mono ? Theme.codeFont : Theme.bodyFont
    hoverEnabled: true
    implicitHeight: Theme.toolButton
    implicitWidth: 160
    leftPadding: 10
    rightPadding: 28

    background: Rectangle {
        border.color: root.activeFocus ? Theme.accent : Theme.controlBorder
        border.width: root.activeFocus ? 2 : 1
        color: root.hovered ? Theme.rowHover : Theme.surface
        radius: Theme.radiusChip
    }
    contentItem: Label {
        font: root.font
        text: root.displayText
    }
    delegate: T.ItemDelegate {
        id: entry

        required property int index
        readonly property string caption: root.textAt(entry.index)

        Accessible.name: entry.caption
        highlighted: root.highlightedIndex === entry.index
        hoverEnabled: true
        implicitHeight: Theme.listRow
        width: ListView.view ? ListView.view.width : 0

        background: Rectangle {
            color: entry.highlighted ? Theme.rowSelected : "transparent"
            radius: Theme.radiusChip
        }
        contentItem: Label {
            font: root.font
            leftPadding: 8
            text: entry.caption
        }
    }
    indicator: Icon {
        color: Theme.text2
        name: "chevron-down"
        size: 14
        x: root.width - width - 8
        y: (root.height - height) / 2
    }
    popup: T.Popup {
        bottomPadding: 4
        height: Math.min(contentItem.implicitHeight + 8, 320)
        leftPadding: 4
        margins: 4
        rightPadding: 4
        topPadding: 4
        width: root.width
        y: root.height + 2

        background: Shadow {
        }
        contentItem: ListView {
            clip: true
            currentIndex: root.highlightedIndex
            implicitHeight: contentHeight
            model: root.delegateModel

            T.ScrollBar.vertical: ScrollBar {
            }
        }
    }
}
