import QtQuick
import QtQuick.Templates as T
import Statelight

T.Dialog {
    id: root

    /// What the window has for the contents.
    readonly property real roomAcross: (T.Overlay.overlay?.width ?? 1200) - 88
    readonly property real roomDown: (T.Overlay.overlay?.height ?? 800) - 140

    anchors.centerIn: T.Overlay.overlay
    bottomPadding: 16
    closePolicy: T.Popup.CloseOnEscape
    focus: true
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding + header.implicitHeight + (footer?.implicitHeight ?? 0)
    implicitWidth: Math.max(contentItem.implicitWidth + leftPadding + rightPadding, 360)
    leftPadding: 20
    margins: 24
    modal: true
    rightPadding: 20
    topPadding: 8

    T.Overlay.modal: Rectangle {
        color: Qt.alpha(Theme.shadow, Theme.dark ? 0.45 : 0.25)
    }
    background: Shadow {
        radius: Theme.radiusDialog
    }
    header: Item {
        implicitHeight: 52

        Label {
            anchors.fill: parent
            anchors.leftMargin: 20
            anchors.rightMargin: 52
            font: Theme.titleFont
            text: root.title
        }
        ToolButton {
            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            text: qsTr("Close")

            onClicked: root.reject()
        }
    }
}
