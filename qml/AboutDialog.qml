import QtQuick
import Statelight

Dialog {
    id: root

    title: "Statelight"

    contentItem: Label {
        bottomPadding: 16
        color: Theme.text2
        text: qsTr("Version %1\nDesktop editor, debugger and engine for Amazon States Language.\nApache License 2.0.").arg(Qt.application.version)
        wrapMode: Text.Wrap
    }
    footer: null
}
