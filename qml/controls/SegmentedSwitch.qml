pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight

FocusScope {
    id: root

    /// Each entry: {text, icon, key}; key and icon may be missing.
    property var entries: []
    property int currentIndex: 0
    property string label: ""
    /// Shows only the icon of entries that have one.
    property bool compact: false

    signal chosen(int index)

    Accessible.name: root.label
    Accessible.role: Accessible.RadioButton
    implicitHeight: Theme.toolButton
    implicitWidth: row.implicitWidth + 4

    Rectangle {
        anchors.fill: parent
        color: Theme.sunken
        radius: Theme.radiusNode
    }
    Row {
        id: row

        anchors.centerIn: parent
        height: parent.height - 4

        Repeater {
            model: root.entries

            T.AbstractButton {
                id: segment

                required property int index
                required property var modelData

                Accessible.name: segment.modelData.text
                Accessible.role: Accessible.RadioButton
                checked: segment.index === root.currentIndex
                focusPolicy: Qt.TabFocus
                height: row.height
                hoverEnabled: true
                implicitWidth: content.implicitWidth + 24

                onClicked: root.chosen(segment.index)

                background: Rectangle {
                    border.color: Theme.divider
                    border.width: segment.checked ? 1 : 0
                    color: segment.checked ? Theme.surface : segment.hovered ? Theme.rowHover : "transparent"
                    radius: 6

                    FocusRing {
                        visible: segment.visualFocus
                    }
                }
                contentItem: Item {
                    Row {
                        id: content

                        anchors.centerIn: parent
                        spacing: 6

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            color: segment.checked ? Theme.text : Theme.text2
                            name: segment.modelData.icon ?? ""
                            size: 14
                            visible: name !== ""
                        }
                        Label {
                            anchors.verticalCenter: parent.verticalCenter
                            color: segment.checked ? Theme.text : Theme.text2
                            strong: segment.checked
                            text: segment.modelData.text
                            visible: !root.compact || !segment.modelData.icon
                        }
                    }
                }

                Tip {
                    key: segment.modelData.key ?? ""
                    text: segment.modelData.tip ?? segment.modelData.text
                    visible: segment.hovered && !segment.down
                }
            }
        }
    }
}
