import QtQuick
import Statelight

Item {
    id: root

    property bool vertical: true
    property string label: ""

    /// The pointer was moved by that many pixels since the last signal.
    signal dragged(real by)

    Accessible.name: root.label
    Accessible.role: Accessible.Separator
    activeFocusOnTab: true
    implicitHeight: root.vertical ? 24 : 8
    implicitWidth: root.vertical ? 8 : 24

    Keys.onLeftPressed: root.dragged(-16)
    Keys.onRightPressed: root.dragged(16)
    Keys.onUpPressed: root.dragged(-16)
    Keys.onDownPressed: root.dragged(16)

    Rectangle {
        anchors.centerIn: parent
        color: Theme.accent
        height: root.vertical ? parent.height : 2
        opacity: hover.hovered || drag.active || root.activeFocus ? 1 : 0
        width: root.vertical ? 2 : parent.width
    }
    HoverHandler {
        id: hover

        cursorShape: root.vertical ? Qt.SplitHCursor : Qt.SplitVCursor
    }
    DragHandler {
        id: drag

        property real last: 0

        target: null

        onActiveChanged: drag.last = 0
        onTranslationChanged: {
            const now = root.vertical ? drag.translation.x : drag.translation.y;
            root.dragged(now - drag.last);
            drag.last = now;
        }
    }
}
