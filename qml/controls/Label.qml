import QtQuick
import Statelight

Text {
    id: root

    property bool strong: false

    color: Theme.text
    elide: Text.ElideRight
    font: Qt.font({
        family: Theme.sansFamily,
        pixelSize: Theme.bodyFont.pixelSize,
        weight: root.strong ? Font.DemiBold : Font.Normal
    })
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
