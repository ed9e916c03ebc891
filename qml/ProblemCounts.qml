import QtQuick
import Statelight
import Statelight.App

Row {
    id: root

    required property ProblemModel problems

    spacing: 6

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: root.problems.errors > 0 ? Theme.error : Theme.textMuted
        name: "error"
        size: 14
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: root.problems.errors > 0 ? Theme.error : Theme.textMuted
        text: root.problems.errors
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: root.problems.warnings > 0 ? Theme.warning : Theme.textMuted
        name: "warning"
        size: 14
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: root.problems.warnings > 0 ? Theme.warning : Theme.textMuted
        text: root.problems.warnings
    }
}
