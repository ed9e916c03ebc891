import QtQuick
import Statelight

Rectangle {
    property bool vertical: false

    color: Theme.divider
    implicitHeight: vertical ? 20 : 1
    implicitWidth: vertical ? 1 : 20
}
