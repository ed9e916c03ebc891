import QtQuick
import Statelight

Item {
    id: root

    required property string label
    required property string summary
    /// A heading of the whole list, not of one entry.
    required property bool isTitle
    signal removeAsked

    implicitHeight: root.isTitle ? 36 : 32

    Label {
        id: title

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 6
        strong: true
        text: root.label
    }
    Label {
        anchors.baseline: title.baseline
        anchors.left: title.right
        anchors.leftMargin: 8
        anchors.right: removeButton.visible ? removeButton.left : parent.right
        color: Theme.text2
        font: Theme.secondaryFont
        text: root.summary
    }
    ToolButton {
        id: removeButton

        anchors.right: parent.right
        anchors.verticalCenter: title.verticalCenter
        height: Theme.targetMinimum
        iconName: "trash"
        tip: qsTr("Remove %1").arg(root.label)
        visible: !root.isTitle
        width: Theme.targetMinimum

        onClicked: root.removeAsked()
    }
}
