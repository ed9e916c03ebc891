import QtQuick
import Statelight
import Statelight.App

/// The full name or rule under the pointer.
Rectangle {
    id: root

    required property CanvasItem canvas

    border.color: Theme.divider
    border.width: 1
    color: Theme.raised
    height: text.height + 12
    radius: Theme.radiusChip
    visible: root.canvas.tip !== ""
    width: text.width + 20
    x: Math.max(8, Math.min(root.canvas.tipX, root.canvas.width - width - 8))
    y: root.canvas.tipY + height + 16 > root.canvas.height ? root.canvas.tipY - height - 80 : root.canvas.tipY + 8

    Label {
        id: text

        text: root.canvas.tip
        textFormat: Text.PlainText
        width: Math.min(implicitWidth, 320)
        wrapMode: Text.Wrap
        x: 10
        y: 6
    }
}
