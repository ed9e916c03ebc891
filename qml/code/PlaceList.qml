pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

/// Places of the text to go to: typing filters, Enter goes.
T.Popup {
    id: root

    required property CodePlaces places

    function choose(row: int): void {
        root.close();
        root.places.choose(row);
    }

    bottomPadding: 8
    focus: true
    height: Math.min(440, 60 + list.count * 36)
    leftPadding: 0
    margins: 12
    rightPadding: 0
    topPadding: 0
    width: Math.min(480, parent.width - 24)
    x: (parent.width - width) / 2
    y: 44

    onOpened: {
        field.clear();
        list.currentIndex = root.places.nearest;
    }

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
            label: root.places.title
            placeholderText: root.places.title
            width: parent.width

            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onReturnPressed: root.choose(list.currentIndex)
            Keys.onUpPressed: list.decrementCurrentIndex()
            onTextEdited: {
                root.places.filter = text;
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
            anchors.topMargin: 4
            clip: true
            highlightMoveDuration: 0
            model: root.places

            delegate: Item {
                id: row

                required property int index
                required property string name
                required property string detail
                required property int depth
                required property string stateType

                Accessible.description: row.detail
                Accessible.name: row.name
                Accessible.role: Accessible.ListItem
                Accessible.onPressAction: root.choose(row.index)
                height: 36
                width: list.width

                Rectangle {
                    anchors.fill: parent
                    anchors.leftMargin: 6
                    anchors.rightMargin: 6
                    color: row.ListView.isCurrentItem ? Theme.rowSelected : hover.hovered ? Theme.rowHover : "transparent"
                    radius: Theme.radiusChip
                }
                TypeTile {
                    anchors.verticalCenter: parent.verticalCenter
                    stateType: row.stateType
                    visible: row.stateType !== ""
                    x: 14 + 20 * row.depth
                }
                Label {
                    id: caption

                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideRight
                    font: row.stateType === "" ? Theme.codeFont : Theme.bodyFont
                    text: row.name
                    width: Math.min(implicitWidth, list.width - x - 90)
                    x: row.stateType === "" ? 16 : 48 + 20 * row.depth
                }
                Label {
                    anchors.right: parent.right
                    anchors.rightMargin: 16
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.textMuted
                    elide: Text.ElideRight
                    font: Theme.secondaryFont
                    horizontalAlignment: Text.AlignRight
                    text: row.detail
                    width: Math.min(implicitWidth, list.width - caption.x - caption.width - 32)
                }
                HoverHandler {
                    id: hover
                }
                TapHandler {
                    onTapped: root.choose(row.index)
                }
            }
        }
    }
}
